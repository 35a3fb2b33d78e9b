import { Download } from 'lucide-react'
import { formatDay } from '../../format/date.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import type { ReferralCase } from './CasePage.tsx'
import { useReferralWords } from './use-referral-words.ts'

/** What was checked and decided so far: facts as yes or no, the upper unit's opinion, totals, the resolution. */
export function FactsPanel({ one }: { one: ReferralCase }) {
  const { t, both } = useReferralWords()
  const { eligibility, opinion, vote, resolution } = one
  if (!eligibility && !opinion && !vote && !resolution) return null
  return (
    <Panel title={t('ref.facts')}>
      {eligibility ? (
        <ul className="todo">
          {eligibility.facts.map(({ code, text, holds, bySystem }) => (
            <li key={code} className="plain">
              <span>
                {both(text)}
                {bySystem ? <span className="quiet"> ({t('ref.bySystem')})</span> : null}
              </span>
              <strong>{holds ? t('ref.yes') : t('ref.no')}</strong>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="pad grid gap-2">
        {opinion ? <p>{t(...opinionWords(opinion))}</p> : null}
        {vote ? (
          <p>
            {t('ref.voted', {
              present: vote.present,
              convened: vote.convened,
              yes: vote.yes,
              no: vote.no,
              blank: vote.blank,
            })}{' '}
            {vote.passed ? t('ref.passed') : t('ref.notPassed')}
          </p>
        ) : null}
        {resolution ? (
          <>
            <p>
              {t('ref.res.line', {
                number: resolution.number,
                day: formatDay(resolution.on),
                organ: both(resolution.recipient.name),
              })}
            </p>
            {resolution.signedOn ? (
              <p>
                <a className="sbtn" href={`/referrals/${one.id}/resolution.pdf`} download>
                  <Download size={16} strokeWidth={1.8} aria-hidden="true" /> {t('ref.pdf')}
                </a>
              </p>
            ) : null}
          </>
        ) : null}
      </div>
    </Panel>
  )
}

type Opinion = NonNullable<ReferralCase['opinion']>
type Said = ['ref.opinionAsked' | 'ref.opinionYes' | 'ref.opinionNo', { day: string }]

function opinionWords({ askedOn, givenOn, agrees }: Opinion): Said {
  if (givenOn === null) return ['ref.opinionAsked', { day: formatDay(askedOn) }]
  return [agrees ? 'ref.opinionYes' : 'ref.opinionNo', { day: formatDay(givenOn) }]
}
