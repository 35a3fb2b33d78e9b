import { useQuery } from '@apollo/client/react'
import { AudienceChoicesDocument } from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { Note } from '../../ui/Note.tsx'
import { Loaded } from '../shell/Loaded.tsx'
import { Page } from '../shell/Page.tsx'
import { useViewer } from '../shell/viewer.ts'
import { useStaffWords } from '../use-staff-words.ts'
import { DraftForm } from './DraftForm.tsx'

/** A new survey from the yearly template: for whom, what it is called, when, from how many ballots. */
export function DraftPage() {
  const { t } = useStaffWords()
  const { acting } = useViewer()
  const organization = acting.organization.id
  const { data, error, refetch } = useQuery(AudienceChoicesDocument, {
    variables: { organization },
  })
  const page = {
    title: t('draft.title'),
    crumbs: [{ name: t('nav.surveys'), path: staffPaths.surveys() }, { name: t('draft.crumb') }],
  }
  return (
    <Loaded found={data?.organization} error={error} refetch={refetch} {...page}>
      {(root) => (
        <Page {...page} lead={t('draft.lead')}>
          <div className="cols-2">
            <DraftForm
              audiences={[
                root,
                ...root.children.edges
                  .map(({ node }) => node)
                  .filter(({ level }) => level === 'DIRECT_UPPER'),
              ]}
            />
            <Note>{t('draft.template')}</Note>
          </div>
        </Page>
      )}
    </Loaded>
  )
}
