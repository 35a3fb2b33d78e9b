import { LAUNCH_STEPS, type LaunchStep } from './check-form.ts'
import { useCampaignWords } from './use-campaign-words.ts'

type LaunchActsProps = {
  step: LaunchStep
  onStep: (step: LaunchStep) => void
  busy: boolean
  onSend: (submit: boolean) => void
}

/** On, back; on the last step: keep as a draft, or ask for approval. */
export function LaunchActs({ step, onStep, busy, onSend }: LaunchActsProps) {
  const { t } = useCampaignWords()
  const before = LAUNCH_STEPS[LAUNCH_STEPS.indexOf(step) - 1]
  return (
    <div className="form-acts">
      {step === 'review' ? (
        <>
          <button type="button" className="sbtn first" disabled={busy} onClick={() => onSend(true)}>
            {busy ? t('move.busy') : t('launch.submit')}
          </button>
          <button type="button" className="sbtn" disabled={busy} onClick={() => onSend(false)}>
            {t('launch.save')}
          </button>
        </>
      ) : (
        <button type="submit" className="sbtn first">
          {t('launch.next')}
        </button>
      )}
      {before ? (
        <button type="button" className="sbtn" onClick={() => onStep(before)}>
          {t('app.back')}
        </button>
      ) : null}
      <span className="quiet small-text">{t('launch.kept')}</span>
    </div>
  )
}
