import { LAUNCH_STEPS, type LaunchStep } from './check-form.ts'
import { useCampaignWords } from './use-campaign-words.ts'

type LaunchStepsProps = { step: LaunchStep; onStep: (step: LaunchStep) => void }

/** Where in the launch one is; a step behind can be opened again. */
export function LaunchSteps({ step, onStep }: LaunchStepsProps) {
  const { t } = useCampaignWords()
  const now = LAUNCH_STEPS.indexOf(step)
  return (
    <ol className="life launch-steps" aria-label={t('launch.steps')}>
      {LAUNCH_STEPS.map((one, index) => (
        <li
          key={one}
          className={index < now ? 'done' : index === now ? 'now' : 'next'}
          aria-current={index === now ? 'step' : undefined}
        >
          {index < now ? (
            <button type="button" className="linkish" onClick={() => onStep(one)}>
              {t('launch.step', { n: index + 1, name: t(`launch.${one}`) })}
            </button>
          ) : (
            t('launch.step', { n: index + 1, name: t(`launch.${one}`) })
          )}
        </li>
      ))}
    </ol>
  )
}
