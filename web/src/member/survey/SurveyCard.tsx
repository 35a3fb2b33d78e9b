import { LockKeyhole } from 'lucide-react'
import { Link } from 'wouter'
import { domainNow } from '../../device/time.ts'
import { daysUntil, formatDay } from '../../format/date.ts'
import { paths } from '../../paths.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { Tear } from '../../ui/Card.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { useMemberWords } from '../words/use-member-words.ts'
import type { DeviceSurvey } from './use-survey.ts'

/** A survey that may be answered now: without names, days left, length, and one button to look at it. */
export function SurveyCard({ one: { snapshot, draft } }: { one: DeviceSurvey }) {
  const { t, both } = useMemberWords()
  const days = Math.max(0, daysUntil(snapshot.closesOn, domainNow()))
  const n = snapshot.asked.length
  const minutes = Math.max(2, Math.round(n * 0.4))
  return (
    <article className="card border-t-[6px]! border-t-cham!">
      <div className="flex flex-wrap items-center gap-2">
        <Chip kind="cham">
          <LockKeyhole size={16} strokeWidth={1.8} aria-hidden="true" /> {t('survey.anonymous')}
        </Chip>
        <Chip kind={days <= 3 ? 'due' : ''}>
          {days < 14
            ? t('survey.daysLeft', { n: days })
            : t('survey.closesOn', { day: formatDay(snapshot.closesOn) })}
        </Chip>
      </div>
      <h2 className="text-[1.3125rem]!">{both(snapshot.title)}</h2>
      <p className="quiet">{t('survey.length', { n, minutes })}</p>
      <Tear />
      <Link className={buttonClass()} href={paths.survey(snapshot.survey)}>
        {draft ? t('survey.continue') : t('survey.look')}
      </Link>
    </article>
  )
}
