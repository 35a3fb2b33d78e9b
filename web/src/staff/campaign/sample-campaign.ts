import type { PlannedCampaign } from './campaign-form.ts'

const words = (text: string) => ({ __typename: 'LocalizedText' as const, vi: text, en: text })
const unit = (id: string) => ({
  __typename: 'UnionOrganization' as const,
  id,
  name: words(`Unit ${id}`),
})

/** A campaign of the province for tests; `part` changes it. */
export function sampleCampaign(part: Partial<PlannedCampaign> = {}): PlannedCampaign {
  return {
    __typename: 'Campaign',
    id: 'c1',
    kind: 'MOVEMENT',
    state: 'RUNNING',
    version: 4,
    template: 'MILLION_INITIATIVES',
    phase: 'PHASE_2',
    who: 'UNITS',
    measure: 'REPORTED',
    startsOn: '2023-06-01',
    endsOn: '2023-09-01',
    registrationUntil: null,
    exclusions: ['OUTSIDE_WINDOW'],
    reason: null,
    manages: true,
    moves: [],
    title: words('Một triệu sáng kiến'),
    about: null,
    issuer: unit('P12'),
    audience: unit('P12'),
    criteria: [
      {
        __typename: 'CampaignCriterion',
        code: 'LEAST',
        kind: 'AT_LEAST',
        value: 3,
        text: words('Ít nhất'),
      },
    ],
    goals: [{ __typename: 'CampaignGoal', value: 40, text: words('Mục tiêu') }],
    appliedWindow: { __typename: 'DayWindow', from: '2021-09-01', to: '2023-09-01' },
    exclusionTexts: [],
    ...part,
  }
}
