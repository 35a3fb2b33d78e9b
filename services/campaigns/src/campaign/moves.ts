import { CAMPAIGN_MOVES, type Campaign, type CampaignMove, type CampaignState } from './campaign.ts'

/** MANAGER: organiser or officer of the issuer or above. APPROVER: officer of the issuer or above. CLOCK: D-18. */
export type Hand = 'MANAGER' | 'APPROVER' | 'CLOCK'

/** Who asks, with which hands. The clock has no id. */
export type Mover = { id: string | null; hands: readonly Hand[] }

/** What a move looks at besides the campaign. `parentState`: null when it is nobody's child any more. */
export type MoveFacts = { today: string; parentState: CampaignState | null; reason: string | null }

export type MoveRule =
  | 'NOT_YOUR_ROLE'
  | 'AUTHOR_NEVER_APPROVES'
  | 'REVIEWER_NEVER_PUBLISHES'
  | 'PARENT_CANCELLED'
  | 'PARENT_NOT_CANCELLED'
  | 'PARENT_NOT_OPEN'
  | 'WRONG_STATE'
  | 'NOT_YET_DUE'
  | 'ENDS_BY_THE_CLOCK'
  | 'REASON_NEEDED'

type Step = {
  from: readonly CampaignState[]
  /** Null: it stays where it is. */
  to: CampaignState | null
  by: readonly Hand[]
  reason?: true
}

/** The only legal moves (domain.md 4.3.2). */
export const MOVES: Record<CampaignMove, Step> = {
  SUBMIT: { from: ['DRAFT'], to: 'IN_REVIEW', by: ['MANAGER'] },
  RETURN: { from: ['IN_REVIEW'], to: 'DRAFT', by: ['APPROVER'], reason: true },
  APPROVE: { from: ['IN_REVIEW'], to: 'APPROVED', by: ['APPROVER'] },
  PUBLISH: { from: ['APPROVED'], to: 'REGISTRATION_OPEN', by: ['MANAGER'] },
  START: { from: ['REGISTRATION_OPEN'], to: 'RUNNING', by: ['CLOCK'] },
  END: { from: ['RUNNING'], to: 'COLLECTING_RESULTS', by: ['CLOCK', 'MANAGER'] },
  REVIEW: { from: ['COLLECTING_RESULTS'], to: 'REVIEWED', by: ['MANAGER'] },
  PUBLISH_RESULTS: { from: ['REVIEWED'], to: 'CLOSED', by: ['APPROVER'] },
  ARCHIVE: { from: ['CLOSED'], to: 'ARCHIVED', by: ['MANAGER'] },
  CANCEL: {
    from: [
      'DRAFT',
      'IN_REVIEW',
      'APPROVED',
      'REGISTRATION_OPEN',
      'RUNNING',
      'SUSPENDED',
      'COLLECTING_RESULTS',
      'REVIEWED',
    ],
    to: 'CANCELLED',
    by: ['MANAGER', 'CLOCK'],
    reason: true,
  },
  SUSPEND: { from: ['RUNNING'], to: 'SUSPENDED', by: ['MANAGER'], reason: true },
  RESUME: { from: ['SUSPENDED'], to: 'RUNNING', by: ['MANAGER'] },
  CONTINUE_ALONE: {
    from: [
      'DRAFT',
      'IN_REVIEW',
      'APPROVED',
      'REGISTRATION_OPEN',
      'RUNNING',
      'SUSPENDED',
      'COLLECTING_RESULTS',
      'REVIEWED',
    ],
    to: null,
    by: ['MANAGER'],
  },
}

type Moved = Pick<
  Campaign,
  'state' | 'authors' | 'steps' | 'startsOn' | 'endsOn' | 'parentCancelled'
>

/**
 * May this hand ever make this move on this campaign? Asked before the state, so that a stranger learns nothing.
 * Null = yes.
 */
export function rightsRefusal(
  campaign: Pick<Moved, 'authors' | 'steps'>,
  move: CampaignMove,
  mover: Mover,
): MoveRule | null {
  if (!MOVES[move].by.some((hand) => mover.hands.includes(hand))) return 'NOT_YOUR_ROLE'
  if (mover.id === null) return null
  if (move === 'APPROVE' && campaign.authors.includes(mover.id)) return 'AUTHOR_NEVER_APPROVES'
  const review = campaign.steps.findLast((step) => step.move === 'REVIEW')
  if (move === 'PUBLISH_RESULTS' && review?.by === mover.id) return 'REVIEWER_NEVER_PUBLISHES'
  return null
}

/** Is it time for this move? Null = yes. */
export function stateRefusal(
  campaign: Moved,
  move: CampaignMove,
  mover: Mover,
  facts: MoveFacts,
): MoveRule | null {
  const { from, reason } = MOVES[move]
  if (!from.includes(campaign.state)) return 'WRONG_STATE'
  const freed = move === 'CANCEL' || move === 'CONTINUE_ALONE'
  if (campaign.parentCancelled && !freed) return 'PARENT_CANCELLED'
  if (!campaign.parentCancelled && move === 'CONTINUE_ALONE') return 'PARENT_NOT_CANCELLED'
  const isSaid = (facts.reason?.trim() ?? '') !== ''
  if ((reason || isSaid) && !isReason(facts.reason)) return 'REASON_NEEDED'
  return dueRefusal(campaign, move, mover, facts)
}

function dueRefusal(
  { startsOn, endsOn }: Moved,
  move: CampaignMove,
  mover: Mover,
  { today, parentState }: MoveFacts,
): MoveRule | null {
  if (move === 'START') return today < startsOn ? 'NOT_YET_DUE' : null
  if (move === 'END' && endsOn !== null) {
    if (today > endsOn) return null
    return mover.hands.includes('CLOCK') ? 'NOT_YET_DUE' : 'ENDS_BY_THE_CLOCK'
  }
  if (move === 'END') return mover.hands.includes('MANAGER') ? null : 'NOT_YET_DUE'
  const childNeedsParent = move === 'PUBLISH' && parentState !== null
  return childNeedsParent && !isOpenAbove(parentState) ? 'PARENT_NOT_OPEN' : null
}

/** States of a parent that can be adopted, and whose children can be published. */
export const OPEN_ABOVE = ['REGISTRATION_OPEN', 'RUNNING'] as const

export function isOpenAbove(state: CampaignState): boolean {
  return OPEN_ABOVE.some((open) => open === state)
}

const SHORTEST_REASON = 5
const LONGEST_REASON = 500

export function isReason(reason: string | null): boolean {
  const length = reason?.trim().length ?? 0
  return length >= SHORTEST_REASON && length <= LONGEST_REASON
}

/** Where a legal move leads. */
export function stateAfter({ state }: Pick<Campaign, 'state'>, move: CampaignMove): CampaignState {
  return MOVES[move].to ?? state
}

/** The moves this person may make now, for the buttons of a page; a reason is asked when one is pressed. */
export function movesFor(campaign: Moved, mover: Mover, facts: MoveFacts): CampaignMove[] {
  const withReason = { ...facts, reason: 'x'.repeat(SHORTEST_REASON) }
  return CAMPAIGN_MOVES.filter(
    (move) =>
      rightsRefusal(campaign, move, mover) === null &&
      stateRefusal(campaign, move, mover, withReason) === null,
  )
}

/** What the clock has to do on this day, or null. A campaign that waits for a decision on its parent waits here too. */
export function moveDue(campaign: Moved, today: string): 'START' | 'END' | null {
  const clock: Mover = { id: null, hands: ['CLOCK'] }
  const facts = { today, parentState: null, reason: null }
  const due = (['START', 'END'] as const).find(
    (move) => stateRefusal(campaign, move, clock, facts) === null,
  )
  return due ?? null
}
