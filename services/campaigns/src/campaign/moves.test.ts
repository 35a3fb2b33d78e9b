import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CAMPAIGN_MOVES, type Campaign, type CampaignMove } from './campaign.ts'
import {
  moveDue,
  MOVES,
  movesFor,
  rightsRefusal,
  stateAfter,
  stateRefusal,
  type Hand,
  type MoveFacts,
  type Mover,
} from './moves.ts'
import { sampleCampaign } from './sample-campaign.ts'

const author: Mover = { id: 'bao', hands: ['MANAGER'] }
const officer: Mover = { id: 'hang', hands: ['MANAGER', 'APPROVER'] }
const clock: Mover = { id: null, hands: ['CLOCK'] }
const today: MoveFacts = { today: '2023-06-01', parentState: null, reason: 'Có lý do' }

const refusal = (campaign: Campaign, move: CampaignMove, mover: Mover, facts = today) =>
  rightsRefusal(campaign, move, mover) ?? stateRefusal(campaign, move, mover, facts)

/** The moves of 4.3.2 as the domain says them, written a second time. */
const LEGAL: readonly [Campaign['state'], CampaignMove, Campaign['state']][] = [
  ['DRAFT', 'SUBMIT', 'IN_REVIEW'],
  ['IN_REVIEW', 'RETURN', 'DRAFT'],
  ['IN_REVIEW', 'APPROVE', 'APPROVED'],
  ['APPROVED', 'PUBLISH', 'REGISTRATION_OPEN'],
  ['REGISTRATION_OPEN', 'START', 'RUNNING'],
  ['RUNNING', 'END', 'COLLECTING_RESULTS'],
  ['COLLECTING_RESULTS', 'REVIEW', 'REVIEWED'],
  ['REVIEWED', 'PUBLISH_RESULTS', 'CLOSED'],
  ['CLOSED', 'ARCHIVE', 'ARCHIVED'],
  ['RUNNING', 'SUSPEND', 'SUSPENDED'],
  ['SUSPENDED', 'RESUME', 'RUNNING'],
]
const BEFORE_CLOSED = [
  'DRAFT',
  'IN_REVIEW',
  'APPROVED',
  'REGISTRATION_OPEN',
  'RUNNING',
  'SUSPENDED',
  'COLLECTING_RESULTS',
  'REVIEWED',
] as const

const STATES = [...BEFORE_CLOSED, 'CLOSED', 'ARCHIVED', 'CANCELLED'] as const

function isLegal(from: Campaign['state'], move: CampaignMove, to: Campaign['state']): boolean {
  if (move === 'CANCEL') return BEFORE_CLOSED.some((s) => s === from) && to === 'CANCELLED'
  if (move === 'CONTINUE_ALONE') return BEFORE_CLOSED.some((s) => s === from) && to === from
  return LEGAL.some(([a, by, b]) => a === from && by === move && b === to)
}

const hand = fc.constantFrom<Hand>('MANAGER', 'APPROVER', 'CLOCK')
const event = fc.record({
  move: fc.constantFrom(...CAMPAIGN_MOVES),
  id: fc.constantFrom('bao', 'hang', 'ruong'),
  hands: fc.oneof(
    fc.constant<Hand[]>(['MANAGER', 'APPROVER']),
    fc.constant<Hand[]>(['CLOCK']),
    fc.uniqueArray(hand, { maxLength: 3 }),
  ),
  day: fc.constantFrom('2022-12-31', '2023-01-01', '2023-06-01', '2023-12-31', '2024-01-01'),
  reason: fc.constantFrom(null, '', 'Có lý do'),
  parentState: fc.constantFrom(null, 'RUNNING' as const, 'CANCELLED' as const),
  parentCancels: fc.integer({ min: 0, max: 30 }).map((n) => n === 0),
})

/** Plays one event as the service does; a refused one changes nothing. */
function play(campaign: Campaign, one: typeof event extends fc.Arbitrary<infer T> ? T : never) {
  const onClock = one.hands.includes('CLOCK')
  const mover: Mover = { id: onClock ? null : one.id, hands: one.hands }
  const facts = { today: one.day, parentState: one.parentState, reason: one.reason }
  const rule = refusal(campaign, one.move, mover, facts)
  if (rule !== null) return { campaign, rule, mover }
  const state = stateAfter(campaign, one.move)
  const step = { move: one.move, state, on: one.day, by: mover.id, reason: one.reason }
  const authors =
    one.move === 'SUBMIT' && mover.id !== null ? [...campaign.authors, mover.id] : campaign.authors
  const freed = one.move === 'CONTINUE_ALONE' ? false : campaign.parentCancelled
  return {
    campaign: {
      ...campaign,
      state,
      authors,
      parentCancelled: freed,
      steps: [...campaign.steps, step],
    },
    rule,
    mover,
  }
}

test('in any order of events only legal moves happen, each by a hand that may, and others name their rule', () => {
  fc.assert(
    fc.property(fc.constantFrom(...STATES), fc.array(event, { maxLength: 80 }), (state, events) => {
      let campaign = sampleCampaign({ state })
      for (const one of events) {
        if (one.parentCancels) campaign = { ...campaign, parentCancelled: true }
        const before = campaign
        const { campaign: after, rule, mover } = play(before, one)
        campaign = after
        if (rule !== null) {
          expect(after).toBe(before)
          expect(rule).toMatch(/^[A-Z_]+$/)
          continue
        }
        expect(isLegal(before.state, one.move, after.state), `${before.state} ${one.move}`).toBe(
          true,
        )
        expect(MOVES[one.move].by.some((needed) => mover.hands.includes(needed))).toBe(true)
        if (before.parentCancelled) expect(['CANCEL', 'CONTINUE_ALONE']).toContain(one.move)
        if (one.move === 'APPROVE') expect(before.authors).not.toContain(mover.id)
        if (one.move === 'START') expect(one.day >= before.startsOn).toBe(true)
        if (one.move === 'END') expect(one.day > (before.endsOn ?? '')).toBe(true)
        if (MOVES[one.move].reason) expect(one.reason).toBe('Có lý do')
      }
    }),
    { numRuns: 500 },
  )
})

test('the table holds the moves of 4.3.2 and no other', () => {
  for (const state of STATES)
    for (const move of CAMPAIGN_MOVES) {
      const from = MOVES[move].from.includes(state)
      const to = MOVES[move].to ?? state
      expect(from, `${state} ${move}`).toBe(isLegal(state, move, to))
    }
})

test('nothing leads out of CANCELLED and ARCHIVED', () => {
  for (const state of ['CANCELLED', 'ARCHIVED'] as const)
    expect(movesFor(sampleCampaign({ state }), officer, today)).toEqual([])
})

test('whoever drafted, changed or submitted never approves, and who reviewed never publishes results', () => {
  const inReview = sampleCampaign({ state: 'IN_REVIEW', authors: ['bao', 'hang'] })
  expect(refusal(inReview, 'APPROVE', officer)).toBe('AUTHOR_NEVER_APPROVES')
  expect(refusal(inReview, 'APPROVE', author)).toBe('NOT_YOUR_ROLE')
  expect(refusal(inReview, 'APPROVE', { ...officer, id: 'ruong' })).toBeNull()
  const step = {
    move: 'REVIEW',
    state: 'REVIEWED',
    on: '2023-06-01',
    by: 'hang',
    reason: null,
  } as const
  const reviewed = sampleCampaign({ state: 'REVIEWED', steps: [step] })
  expect(refusal(reviewed, 'PUBLISH_RESULTS', officer)).toBe('REVIEWER_NEVER_PUBLISHES')
  expect(refusal(reviewed, 'PUBLISH_RESULTS', { ...officer, id: 'ruong' })).toBeNull()
})

test('a stranger hears the same of every state', () => {
  const stranger: Mover = { id: 'x', hands: [] }
  for (const state of BEFORE_CLOSED)
    for (const move of CAMPAIGN_MOVES)
      expect(refusal(sampleCampaign({ state }), move, stranger)).toBe('NOT_YOUR_ROLE')
})

test('the clock starts on the first day, ends the day after the last, and never by hand before', () => {
  const open = sampleCampaign({ state: 'REGISTRATION_OPEN' })
  expect(moveDue(open, '2022-12-31')).toBeNull()
  expect(moveDue(open, '2023-01-01')).toBe('START')
  const running = sampleCampaign({ state: 'RUNNING' })
  expect(moveDue(running, '2023-12-31')).toBeNull()
  expect(moveDue(running, '2024-01-01')).toBe('END')
  expect(refusal(running, 'END', officer)).toBe('ENDS_BY_THE_CLOCK')
  const endless = sampleCampaign({ state: 'RUNNING', endsOn: null })
  expect(moveDue(endless, '2030-01-01')).toBeNull()
  expect(refusal(endless, 'END', officer)).toBeNull()
  expect(refusal(endless, 'END', clock)).toBe('NOT_YET_DUE')
})

test('a child of a cancelled parent waits for a decision, and the clock waits with it', () => {
  const child = sampleCampaign({ state: 'RUNNING', parentCancelled: true })
  expect(movesFor(child, officer, { ...today, parentState: 'CANCELLED' })).toEqual([
    'CANCEL',
    'CONTINUE_ALONE',
  ])
  expect(moveDue(child, '2024-01-01')).toBeNull()
  expect(refusal(sampleCampaign({ state: 'RUNNING' }), 'CONTINUE_ALONE', officer)).toBe(
    'PARENT_NOT_CANCELLED',
  )
})

test('an adopted campaign is published only while its parent is open', () => {
  const approved = sampleCampaign({ state: 'APPROVED', parentId: 'C-0', lineage: ['C-0'] })
  for (const parentState of ['SUSPENDED', 'COLLECTING_RESULTS', 'CLOSED'] as const)
    expect(refusal(approved, 'PUBLISH', author, { ...today, parentState })).toBe('PARENT_NOT_OPEN')
  expect(refusal(approved, 'PUBLISH', author, { ...today, parentState: 'RUNNING' })).toBeNull()
})
