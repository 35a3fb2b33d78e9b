import type { ReactNode } from 'react'
import { Panel } from '../../ui/staff/Panel.tsx'
import { Note } from '../../ui/Note.tsx'
import { hasWords } from './campaign-form.ts'
import { LAUNCH_STEPS, wrongOnStep, type LaunchStep } from './check-form.ts'
import type { StepProps } from './LaunchForm.tsx'
import { ReachPanel } from './ReachPanel.tsx'
import { useCampaignWords } from './use-campaign-words.ts'
import { usePeriodWords } from './use-period-words.ts'

type StepReviewProps = StepProps & { onStep: (step: LaunchStep) => void }

/** Step 5: everything once more, each part with the way back to it, and who will see it. */
export function StepReview({ source, form, onStep }: StepReviewProps) {
  const { t, lang } = useCampaignWords()
  const period = usePeriodWords()
  const text = (vi: string, en: string) => (lang === 'vi' ? vi : en)
  const open = LAUNCH_STEPS.filter((step) => wrongOnStep(form, step, source.limits).length > 0)
  return (
    <>
      {open.length > 0 ? (
        <Note kind="warn" alert>
          {t('review.open', { steps: open.map((step) => t(`launch.${step}`)).join(', ') })}
        </Note>
      ) : null}
      <Part step="what" onStep={onStep}>
        <p>
          <b lang="vi">{form.titleVi || '–'}</b>
        </p>
        <p lang="en">{form.titleEn || '–'}</p>
        <p className="quiet">{text(form.aboutVi, form.aboutEn)}</p>
      </Part>
      <Part step="who" onStep={onStep}>
        <p>{t(`who.${form.who}`)}</p>
      </Part>
      <Part step="when" onStep={onStep}>
        <p>{period({ startsOn: form.startsOn, endsOn: form.endsOn || null })}</p>
        {form.registrationUntil ? (
          <p>{t('rules.registration', { day: period.day(form.registrationUntil) })}</p>
        ) : null}
        {form.appliedFrom && form.appliedTo ? (
          <p>{t('rules.window', period.window({ from: form.appliedFrom, to: form.appliedTo }))}</p>
        ) : null}
      </Part>
      <Part step="criteria" onStep={onStep}>
        <ul className="dashes">
          {form.criteria.filter(hasWords).map(({ code, vi, en, kind, value }) => (
            <li key={code}>
              {text(vi, en)} {kind === 'TEXT' ? '' : t(`criterion.${kind}.value`, { value })}
            </li>
          ))}
          {form.goals.filter(hasWords).map(({ vi, en, value }) => (
            <li key={vi}>{t('rules.goal', { text: text(vi, en), value })}</li>
          ))}
        </ul>
        {form.criteria.some(hasWords) || form.goals.some(hasWords) ? null : (
          <p className="quiet">{t('review.noCriteria')}</p>
        )}
      </Part>
      <ReachPanel audience={form.audience} />
    </>
  )
}

type PartProps = { step: LaunchStep; onStep: (step: LaunchStep) => void; children: ReactNode }

function Part({ step, onStep, children }: PartProps) {
  const { t } = useCampaignWords()
  const name = t(`launch.${step}`)
  return (
    <Panel
      title={name}
      aside={
        <button type="button" className="linkish" onClick={() => onStep(step)}>
          {t('review.change', { name })}
        </button>
      }
    >
      <div className="pad">{children}</div>
    </Panel>
  )
}
