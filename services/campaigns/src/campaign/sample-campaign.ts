import type { Campaign } from './campaign.ts'

/** A plain campaign of the year 2023 for tests, with changes. */
export function sampleCampaign(changes: Partial<Campaign> = {}): Campaign {
  return {
    id: 'C-1',
    kind: 'MOVEMENT',
    template: null,
    phase: null,
    title: { vi: 'Thi đua', en: 'Emulation' },
    about: null,
    issuerId: 'P12',
    issuerPath: '/P12',
    audienceId: 'P12',
    audiencePath: '/P12',
    who: 'UNITS_AND_MEMBERS',
    measure: 'REPORTED',
    startsOn: '2023-01-01',
    endsOn: '2023-12-31',
    registrationUntil: null,
    criteria: [],
    goals: [],
    appliedWindow: null,
    exclusions: [],
    state: 'DRAFT',
    version: 1,
    authors: ['bao'],
    parentId: null,
    rootId: 'C-1',
    lineage: [],
    parentCancelled: false,
    publishedOn: null,
    reminders: [],
    reason: null,
    steps: [],
    notices: [],
    ...changes,
  }
}
