import { useMutation, useQuery } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { CheckReferralDocument, ReferralCriteriaDocument } from '../../generated/operations.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { useAct } from '../shell/use-act.ts'
import type { ReferralCase } from './CasePage.tsx'
import { useReferralWords } from './use-referral-words.ts'

/** The written criteria of the competent body, each yes or no; nothing is answered beforehand, and no remark is asked. */
export function CheckForm({ one }: { one: ReferralCase }) {
  const { t, both } = useReferralWords()
  const { data } = useQuery(ReferralCriteriaDocument)
  const [answers, setAnswers] = useState<Record<string, boolean>>({})
  const acts = useAct()
  const [check] = useMutation(CheckReferralDocument)
  const criteria = data?.referralCriteria
  if (!criteria) return null
  const complete = criteria.items.every(({ code }) => code in answers)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const given = criteria.items.map(({ code }) => ({ code, holds: answers[code] === true }))
    void acts.act(async () => {
      const { data: said, error } = await check({
        variables: {
          referral: one.id,
          version: one.version,
          criteria: criteria.version,
          answers: given,
        },
      })
      return { result: said?.checkReferral, error }
    })
  }
  return (
    <Panel title={t('ref.check')}>
      <form className="pad form" onSubmit={submit}>
        <p className="quiet">{t('ref.checkText')}</p>
        {criteria.items.map(({ code, text }) => (
          <fieldset key={code} className="sfield">
            <legend>{both(text)}</legend>
            {[true, false].map((holds) => (
              <label key={String(holds)} className="option">
                <input
                  type="radio"
                  name={code}
                  checked={answers[code] === holds}
                  onChange={() => setAnswers({ ...answers, [code]: holds })}
                />
                {holds ? t('ref.yes') : t('ref.no')}
              </label>
            ))}
          </fieldset>
        ))}
        <RefusedNote refused={acts.refused} />
        <div className="form-acts">
          <button type="submit" className="sbtn first" disabled={!complete || acts.busy}>
            {t('ref.checkSave')}
          </button>
        </div>
      </form>
    </Panel>
  )
}
