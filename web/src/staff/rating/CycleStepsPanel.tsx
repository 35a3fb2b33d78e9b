import { formatDay } from '../../format/date.ts'
import type { CycleState } from '../../generated/operations.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { Track, type TrackStep } from '../../ui/Track.tsx'
import { useStaffWords } from '../use-staff-words.ts'
import type { LeaderFile } from './LeaderPage.tsx'

const states: readonly CycleState[] = ['OPEN', 'RANKING', 'APPROVAL', 'PUBLISHED']

/** The steps of the cycle with day and person. */
export function CycleStepsPanel({ rating }: { rating: LeaderFile }) {
  const { t } = useStaffWords()
  const { cycle } = rating
  const now = states.indexOf(cycle.state)
  const steps = states.map((state, index): TrackStep => {
    const step = cycle.steps.findLast((one) => one.state === state)
    const text = step ? [formatDay(step.on), step.by?.name.full].filter(Boolean).join(', ') : ''
    const last = state === 'PUBLISHED' && index === now
    return {
      title: t(`cycleStep.${state}`),
      text,
      state: last || index < now ? 'done' : index === now ? 'now' : 'todo',
    }
  })
  return (
    <Panel title={t('cycleSteps.title')}>
      <div className="pad small-track">
        <Track steps={steps} />
      </div>
    </Panel>
  )
}
