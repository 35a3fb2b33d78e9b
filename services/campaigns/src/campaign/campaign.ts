import type { Words } from './words-in-both.ts'

/** A campaign as data, domain.md 4.1. Days are YYYY-MM-DD in Asia/Ho_Chi_Minh. */
export type Campaign = {
  id: string
  kind: 'MOVEMENT' | 'DRIVE' | 'THEME'
  template: string | null
  phase: string | null
  title: Words
  about: Words | null
  issuerId: string
  issuerPath: string
  /** The unit whose subtree is asked to take part: the issuer or one below it. */
  audienceId: string
  audiencePath: string
  who: CampaignWho
  measure: CampaignMeasure
  startsOn: string
  /** The last day; null = open-ended. */
  endsOn: string | null
  /** The last day of registration; null = until the end. */
  registrationUntil: string | null
  criteria: Criterion[]
  goals: Goal[]
  appliedWindow: DayWindow | null
  exclusions: string[]
  state: CampaignState
  version: number
  /** Whoever drafted, changed or submitted it: none of them approves. */
  authors: string[]
  parentId: string | null
  /** The top of the cascade it was born in; its own id when it is not adopted. Never changes. */
  rootId: string
  /** The campaigns above, nearest first, on whose boards its units count too; empty once it goes on alone. */
  lineage: string[]
  parentCancelled: boolean
  publishedOn: string | null
  /** Days of reminders to all who registered. */
  reminders: string[]
  reason: string | null
  steps: Step[]
  notices: Notice[]
}

export type CampaignWho = 'UNITS' | 'MEMBERS' | 'UNITS_AND_MEMBERS'
export type CampaignMeasure = 'REPORTED' | 'INITIATIVES'
export type DayWindow = { from: string; to: string }
export type Goal = { text: Words; value: number }
export type Criterion = {
  code: string
  kind: 'TEXT' | 'AT_LEAST' | 'AT_MOST'
  text: Words
  value: number | null
}
/** `by` null: the clock. `move` null: it was drafted. */
export type Step = {
  move: CampaignMove | null
  state: CampaignState
  on: string
  by: string | null
  reason: string | null
}
/** What happened above: a move of the parent, or UNIT_MOVED. */
export type Notice = {
  code: CampaignMove | 'UNIT_MOVED'
  from: string
  on: string
  reason: string | null
}

export type CampaignState =
  | 'DRAFT'
  | 'IN_REVIEW'
  | 'APPROVED'
  | 'REGISTRATION_OPEN'
  | 'RUNNING'
  | 'SUSPENDED'
  | 'COLLECTING_RESULTS'
  | 'REVIEWED'
  | 'CLOSED'
  | 'ARCHIVED'
  | 'CANCELLED'

export const CAMPAIGN_MOVES = [
  'SUBMIT',
  'RETURN',
  'APPROVE',
  'PUBLISH',
  'START',
  'END',
  'REVIEW',
  'PUBLISH_RESULTS',
  'ARCHIVE',
  'CANCEL',
  'SUSPEND',
  'RESUME',
  'CONTINUE_ALONE',
] as const
export type CampaignMove = (typeof CAMPAIGN_MOVES)[number]

/** The effective last day of registration; null = open-ended. */
export function lastRegistrationDay({
  registrationUntil,
  endsOn,
}: Pick<Campaign, 'registrationUntil' | 'endsOn'>): string | null {
  return registrationUntil ?? endsOn
}

/** What registration looks at. */
export type Registrable = Pick<
  Campaign,
  'state' | 'registrationUntil' | 'endsOn' | 'parentCancelled'
>
export type RegistrationRule = 'PARENT_CANCELLED' | 'WRONG_STATE' | 'REGISTRATION_CLOSED'

/**
 * May somebody register today (CAM-3)? From publication to the last day of registration, that day included; a reopened
 * campaign also while its results are collected. Null = yes.
 */
export function registrationRefusal(campaign: Registrable, today: string): RegistrationRule | null {
  if (campaign.parentCancelled) return 'PARENT_CANCELLED'
  if (!['REGISTRATION_OPEN', 'RUNNING', 'COLLECTING_RESULTS'].includes(campaign.state))
    return 'WRONG_STATE'
  const last = lastRegistrationDay(campaign)
  if (last === null) return campaign.state === 'COLLECTING_RESULTS' ? 'REGISTRATION_CLOSED' : null
  return today <= last ? null : 'REGISTRATION_CLOSED'
}
