import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeOf, withProgramme } from './apply-move.ts'
import {
  ALL_MOVES,
  editRefusal,
  MOVES,
  movesFor,
  refusalOf,
  STANDING,
  type Initiative,
  type InitiativeMove,
  type InitiativeState,
} from './initiative.ts'
import { sampleInitiative, sampleMover, sampleText } from './sample-initiative.ts'

const lead = sampleMover({ id: 'lead', isLead: true, isAuthor: true, inUnit: true })
const grassroots = sampleMover({ id: 'chair', isGrassroots: true, inUnit: true })
const above = sampleMover({ id: 'phin', isAbove: true })
const inspection = sampleMover({ id: 'long', isInspection: true })

/** Every arrow of domain.md 4.3.3, written out a second time on purpose. */
const ARROWS: Record<InitiativeState, Partial<Record<InitiativeMove, InitiativeState>>> = {
  DRAFT: { SUBMIT: 'SUBMITTED', WITHDRAW: 'WITHDRAWN' },
  SUBMITTED: { CONFIRM: 'CONFIRMED', WITHDRAW: 'WITHDRAWN' },
  CONFIRMED: {
    RECOGNIZE: 'RECOGNIZED',
    NOT_RECOGNIZE: 'NOT_RECOGNIZED',
    WITHDRAW: 'WITHDRAWN',
  },
  RECOGNIZED: { SEND: 'IN_PROGRAMME', WITHDRAW: 'WITHDRAWN' },
  NOT_RECOGNIZED: { SUBMIT: 'SUBMITTED', WITHDRAW: 'WITHDRAWN' },
  IN_PROGRAMME: { COUNT: 'COUNTED', RETURN: 'RETURNED', WITHDRAW: 'WITHDRAWN' },
  RETURNED: { SUBMIT: 'SUBMITTED', WITHDRAW: 'WITHDRAWN' },
  COUNTED: { REPLICATE: 'REPLICATED', REVOKE: 'REVOKED' },
  REPLICATED: { REVOKE: 'REVOKED' },
  REVOKED: {},
  WITHDRAWN: {},
}

const everybody = sampleMover({
  id: 'x',
  isLead: true,
  isGrassroots: true,
  isAbove: true,
  isInspection: true,
})

test('the table of moves is the state machine of the design, no more and no less', () => {
  for (const [state, arrows] of Object.entries(ARROWS) as [InitiativeState, object][]) {
    const initiative = sampleInitiative({ state, declined: state === 'NOT_RECOGNIZED' ? 1 : 0 })
    expect(new Set(movesFor(initiative, everybody))).toEqual(new Set(Object.keys(arrows)))
  }
  for (const arrows of Object.values(ARROWS))
    for (const [move, to] of Object.entries(arrows))
      expect(MOVES[move as InitiativeMove].to).toBe(to)
})

const move = fc.constantFrom(...ALL_MOVES)
const mover = fc.record({
  id: fc.constantFrom('lead', 'co', 'other'),
  isLead: fc.boolean(),
  isGrassroots: fc.boolean(),
  isAbove: fc.boolean(),
  isInspection: fc.boolean(),
  isAuthor: fc.boolean(),
  inUnit: fc.boolean(),
})

function make(initiative: Initiative, wanted: InitiativeMove, by: string): Initiative {
  const made = { move: wanted, by, on: '2023-06-01', decision: { no: '1', on: '2023-05-01' } }
  return {
    ...initiative,
    ...changeOf(initiative, made),
    version: initiative.version + 1,
  }
}

test('in any order of moves by anybody, an illegal one is refused with its rule and no state is skipped', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(move, mover), { maxLength: 60 }), (tries) => {
      let now = sampleInitiative()
      for (const [wanted, who] of tries) {
        const rule = refusalOf(now, wanted, who)
        const arrow = ARROWS[now.state][wanted]
        if (!who[MOVES[wanted].actor]) expect(rule).toBe('NOT_YOUR_ROLE')
        if (rule !== null) continue
        expect(arrow).toBeDefined()
        if (MOVES[wanted].actor !== 'isLead') expect(who.isAuthor).toBe(false)
        now = make(now, wanted, who.id)
        expect(now.state).toBe(arrow)
      }
    }),
    { numRuns: 500 },
  )
})

test('no author ever decides, whatever other roles are held', () => {
  const author = { ...everybody, isLead: false, isAuthor: true }
  fc.assert(
    fc.property(
      fc.constantFrom(...(Object.keys(ARROWS) as InitiativeState[])),
      move,
      (state, m) => {
        if (MOVES[m].actor === 'isLead') return
        expect(refusalOf(sampleInitiative({ state }), m, author)).toBe('AUTHOR_NEVER_DECIDES')
      },
    ),
  )
})

test('who counts or revokes is no member of the unit', () => {
  const counted = sampleInitiative({ state: 'COUNTED' })
  expect(refusalOf(counted, 'REVOKE', { ...inspection, inUnit: true })).toBe('OWN_UNIT')
  const sent = sampleInitiative({ state: 'IN_PROGRAMME' })
  expect(refusalOf(sent, 'COUNT', { ...above, inUnit: true })).toBe('OWN_UNIT')
  expect(refusalOf(sent, 'COUNT', above)).toBeNull()
})

test('a council may say no twice, not three times: one resubmission', () => {
  let now = sampleInitiative()
  for (const wanted of ['SUBMIT', 'CONFIRM', 'NOT_RECOGNIZE', 'SUBMIT', 'CONFIRM'] as const) {
    const who = wanted === 'SUBMIT' ? lead : grassroots
    expect(refusalOf(now, wanted, who)).toBeNull()
    now = make(now, wanted, who.id)
  }
  expect(now.editions.map(({ no }) => no)).toEqual([1, 2])
  now = make(now, 'NOT_RECOGNIZE', grassroots.id)
  expect(refusalOf(now, 'SUBMIT', lead)).toBe('RESUBMITTED_ONCE')
  expect(editRefusal(now, lead)).toBe('RESUBMITTED_ONCE')
})

test('after counting only inspection ends it; until then the author may withdraw', () => {
  for (const state of Object.keys(ARROWS) as InitiativeState[]) {
    const rule = refusalOf(sampleInitiative({ state }), 'WITHDRAW', lead)
    const open = !STANDING.includes(state) && state !== 'REVOKED' && state !== 'WITHDRAWN'
    expect(rule).toBe(open ? null : 'WRONG_STATE')
  }
})

test('nothing is submitted before every co-author joined and agreed to the shares as they are', () => {
  const waiting = sampleInitiative()
  const [first, second] = waiting.authors
  if (!first || !second) throw new Error('two authors')
  const alone = { ...waiting, authors: [first, { ...second, memberId: null }] }
  expect(refusalOf(alone, 'SUBMIT', lead)).toBe('COAUTHORS_MISSING')
  expect(refusalOf({ ...waiting, split: 2 }, 'SUBMIT', lead)).toBe('SHARES_NOT_ACCEPTED')
  expect(refusalOf(waiting, 'SUBMIT', lead)).toBeNull()
})

test('only what was applied in the window of its programme is sent, and only with its declarations', () => {
  const recognized = (changes: object) =>
    sampleInitiative({ state: 'RECOGNIZED', text: sampleText(changes) })
  const send = (changes: object) => refusalOf(recognized(changes), 'SEND', grassroots)
  expect(send({ appliedFrom: '2023-09-15' })).toBe('OUTSIDE_WINDOW')
  expect(send({ appliedFrom: '2021-08-31' })).toBe('OUTSIDE_WINDOW')
  expect(send({ appliedFrom: '2021-09-01' })).toBeNull()
  expect(send({ appliedFrom: '2023-09-01' })).toBeNull()
  expect(send({ programmeId: null })).toBe('PROGRAMME_MISSING')
  expect(send({ declarations: ['UNDER_IP_PROTECTION'] })).toBe('DECLARATION_MISSING')
  const chosen = withProgramme(recognized({ programmeId: null }), 'MILLION_INITIATIVES.PHASE_2')
  expect(refusalOf(chosen, 'SEND', grassroots)).toBeNull()
})
