import '../../style/page-parts.css'
import { useQuery } from '@apollo/client/react'
import { faultOf } from '../../apollo/errors.ts'
import { domainNow } from '../../device/time.ts'
import { dayOf } from '../../format/date.ts'
import { OwnInitiativeFileDocument } from '../../generated/later-operations.ts'
import { paths } from '../../paths.ts'
import { Note } from '../../ui/Note.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { useCampaignWords } from '../campaign-words/use-campaign-words.ts'
import { useOwner } from '../session/session.ts'
import { Failed } from '../shell/Failed.tsx'
import { MemberPage } from '../shell/MemberPage.tsx'
import { InitiativeForm } from './InitiativeForm.tsx'
import { keptDraft } from './kept-draft.ts'
import { draftOf, emptyDraft } from './to-input.ts'

/** A new initiative; what was typed and not saved is still there. */
export function NewInitiativePage() {
  const { t } = useCampaignWords()
  const owner = useOwner()
  const kept = owner === null ? null : keptDraft(owner, 'new')
  return (
    <MemberPage
      title={t('form.newTitle')}
      back={paths.initiatives()}
      backLabel={t('initiatives.back')}
    >
      <h1>{t('form.newTitle')}</h1>
      <InitiativeForm
        key={owner}
        stored={null}
        first={kept ?? emptyDraft(dayOf(domainNow()))}
        blank={emptyDraft(dayOf(domainNow()))}
        restored={kept !== null}
      />
    </MemberPage>
  )
}

/** Changes a draft, or one that came back. */
export function EditInitiativePage({ id }: { id: string }) {
  const { t } = useCampaignWords()
  const owner = useOwner()
  const variables = { variables: { id } }
  const { data, error, loading, refetch } = useQuery(OwnInitiativeFileDocument, variables)
  const one = data?.initiative
  const kept = owner === null ? null : keptDraft(owner, id)
  return (
    <MemberPage
      title={t('form.editTitle')}
      back={paths.initiative(id)}
      backLabel={t('initiatives.back')}
    >
      <h1>{t('form.editTitle')}</h1>
      {loading && !data ? <Wait slow={t('app.slow')} /> : null}
      {error && !one ? <Failed fault={faultOf(error)} again={() => void refetch()} /> : null}
      {data && !one?.editable && !error ? <Note>{t('initiative.missing')}</Note> : null}
      {one?.editable ? (
        <InitiativeForm
          key={owner}
          stored={{ id: one.id, version: one.version }}
          first={kept ?? draftOf(one)}
          blank={draftOf(one)}
          restored={kept !== null}
        />
      ) : null}
    </MemberPage>
  )
}
