import { formatDay } from '../../format/date.ts'
import type { CampaignState } from '../../generated/operations.ts'
import type { LifeStep } from '../../ui/staff/LifeCycle.tsx'
import type { DetailedCampaign } from './CampaignPage.tsx'
import { useCampaignWords } from './use-campaign-words.ts'

/** The phases of the bar and the states each stands for. */
const PHASES = [
  { key: 'plan', states: ['DRAFT', 'IN_REVIEW', 'APPROVED'] },
  { key: 'register', states: ['REGISTRATION_OPEN'] },
  { key: 'run', states: ['RUNNING', 'SUSPENDED'] },
  { key: 'collect', states: ['COLLECTING_RESULTS'] },
  { key: 'review', states: ['REVIEWED'] },
  { key: 'close', states: ['CLOSED', 'ARCHIVED'] },
] as const satisfies readonly { key: string; states: readonly CampaignState[] }[]

/** The phases of a campaign with their days; a cancelled one stays where it was stopped. */
export function usePhaseSteps(campaign: DetailedCampaign): LifeStep[] {
  const { t } = useCampaignWords()
  const now = phaseOf(stateOf(campaign))
  const over = campaign.state === 'CLOSED' || campaign.state === 'ARCHIVED'
  const days: Record<string, string> = {
    register: campaign.registrationUntil
      ? t('phase.until', { day: formatDay(campaign.registrationUntil) })
      : t('phase.register.open'),
    run: campaign.endsOn
      ? t('phase.until', { day: formatDay(campaign.endsOn) })
      : t('phase.run.open'),
  }
  return PHASES.map(({ key, states }, index) => {
    const step = campaign.steps.find(({ state }) => states.some((one) => one === state))
    const passed = index < now || (over && index === now)
    const day = step && index <= now ? formatDay(step.on) : ''
    const line = index >= now && days[key] ? days[key] : day || t(`phase.${key}.next`)
    const state = passed ? 'done' : index === now ? 'now' : 'next'
    return { key, name: t(`phase.${key}`), state, lines: [line] }
  })
}

function phaseOf(state: CampaignState): number {
  return PHASES.findIndex(({ states }) => states.some((one) => one === state))
}

/** The state itself; of a cancelled campaign the one before. */
function stateOf({ state, steps }: DetailedCampaign): CampaignState {
  if (state !== 'CANCELLED') return state
  return steps.findLast((step) => step.state !== 'CANCELLED')?.state ?? 'DRAFT'
}
