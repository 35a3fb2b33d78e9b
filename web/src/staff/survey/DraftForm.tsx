import { useMutation } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { useLocation } from 'wouter'
import { domainNow } from '../../device/time.ts'
import { dayOf } from '../../format/date.ts'
import { DraftSurveyDocument, type DraftSurveyInput } from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { useRefused, type RefusedMove } from '../shell/use-refused.ts'
import { useStaffWords } from '../use-staff-words.ts'
import { DraftFields, type Audience } from './DraftFields.tsx'

/** The form of a draft. What is refused stands at its field; every other field keeps what was typed. */
export function DraftForm({ audiences }: { audiences: readonly Audience[] }) {
  const { t } = useStaffWords()
  const [draft, setDraft] = useState(() => emptyDraft(audiences))
  const { send, busy, refused } = useDraft()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(draft)
  }
  return (
    <form className="form" onSubmit={submit} noValidate>
      <RefusedNote refused={refused} fields={refused?.field ? [refused.field] : []} />
      <DraftFields draft={draft} onChange={setDraft} audiences={audiences} refused={refused} />
      <div className="form-acts">
        <button type="submit" className="sbtn first" disabled={busy}>
          {busy ? t('draft.saving') : t('draft.save')}
        </button>
        <span className="quiet">{t('draft.after')}</span>
      </div>
    </form>
  )
}

function emptyDraft(audiences: readonly Audience[]): DraftSurveyInput {
  const now = domainNow()
  const year = Number(dayOf(now).slice(0, 4))
  const day = (days: number) => dayOf(now + days * 86_400_000)
  return {
    year,
    template: 'YEARLY',
    audience: audiences[0]?.id ?? '',
    titleVi: `Hài lòng và tín nhiệm năm ${year}`,
    titleEn: `Satisfaction and trust ${year}`,
    opensOn: day(1),
    closesOn: day(15),
    k: 10,
  }
}

function useDraft() {
  const [, go] = useLocation()
  const [draftSurvey, { loading }] = useMutation(DraftSurveyDocument)
  const { refused, refuse, forget } = useRefused(useRuleWords())
  const send = async (input: DraftSurveyInput) => {
    forget()
    const { data, error } = await draftSurvey({ variables: { input } })
    const result = data?.draftSurvey
    if (result?.__typename === 'SurveyChanged') go(staffPaths.surveyPreview(result.survey.id))
    else refuse(result, error)
  }
  return { send, busy: loading, refused }
}

function useRuleWords() {
  const { has, other } = useStaffWords()
  return ({ rule, message = '' }: RefusedMove) =>
    has(`rule.${rule}`) ? other(`rule.${rule}`) : message
}
