import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isClosed,
  movesFor,
  refusalOf,
  stepped,
  type Move,
  type Mover,
  type Referral,
  type ReferralState,
  type Relation,
} from './referral.ts'
import { sampleReferral } from './sample-referral.ts'
import { afterTransfer, agreed } from './suspend.ts'

const DAY = '2023-06-01'
const PEOPLE = ['M-1', 'M-chair', 'M-vice'] as const
const RELATIONS: readonly Relation[] = ['SELF', 'LIST', 'NEW_LIST', 'UPPER', 'LIAISON', 'CLOCK']
const LIVE: Record<string, ReferralState> = {
  CONSENT: 'CONSENTED',
  WITHDRAW: 'WITHDRAWN',
  CHECK: 'ELIGIBLE',
  VOTE: 'VOTED',
  SIGN: 'RESOLVED',
  SEND: 'SENT',
  RECEIVE: 'RECEIVED',
  AWARENESS_CLASS: 'AWARENESS_CLASS',
  FOSTER: 'FOSTERING',
  ADMIT: 'ADMITTED',
  STOP: 'NOT_CONTINUED',
}
const FAILING: Record<string, ReferralState> = { CHECK: 'NOT_ELIGIBLE', VOTE: 'NOT_PASSED' }

type Event = { move: Move; by: Mover; passes: boolean; unit: string | null }

/** What a permitted move makes of a referral, in the small. */
function after(referral: Referral, { move, by, passes, unit }: Event): Referral {
  const { file } = referral
  switch (move) {
    case 'ASK_OPINION': {
      const opinion = { upperId: 'UP', askedOn: DAY, givenOn: null, agrees: null }
      return { ...referral, file: { ...file, opinion } }
    }
    case 'GIVE_OPINION': {
      const opinion = file.opinion && { ...file.opinion, givenOn: DAY, agrees: passes }
      return { ...referral, file: { ...file, opinion } }
    }
    case 'DRAFT_RESOLUTION': {
      const draft = { number: '1', on: DAY, organId: 'PO', authorId: by.id }
      const resolution = { ...draft, signerId: null, signedOn: null, sentOn: null }
      return { ...referral, file: { ...file, resolution } }
    }
    case 'SIGN': {
      const resolution = file.resolution && { ...file.resolution, signerId: by.id, signedOn: DAY }
      return stepped(referral, 'RESOLVED', DAY, { resolution })
    }
    case 'SUSPEND':
      return afterTransfer(referral, unit, DAY) ?? referral
    case 'AGREE':
      return agreed(referral, by.relation === 'SELF' ? 'memberAgrees' : 'unitAgrees', DAY)
    case 'RESUME':
      return afterTransfer(referral, referral.unionId, DAY) ?? referral
    case 'END_SUSPENSION':
      return stepped(referral, 'WITHDRAWN', DAY)
    case 'READDRESS':
      return referral
    default:
      return stepped(
        referral,
        (passes ? undefined : FAILING[move]) ?? LIVE[move] ?? referral.state,
        DAY,
      )
  }
}

const MOVES: readonly Move[] = [
  ...(Object.keys(LIVE) as Move[]),
  'ASK_OPINION',
  'GIVE_OPINION',
  'DRAFT_RESOLUTION',
  'READDRESS',
  'AGREE',
  'SUSPEND',
  'RESUME',
  'END_SUSPENSION',
]
const event: fc.Arbitrary<Event> = fc.record({
  move: fc.constantFrom(...MOVES),
  by: fc.record({ id: fc.constantFrom(...PEOPLE), relation: fc.constantFrom(...RELATIONS) }),
  passes: fc.boolean(),
  unit: fc.constantFrom('U-0001', 'U-0002', null),
})
/** Likely next moves by those who may, among noise: long walks, not only refusals. */
const likely: fc.Arbitrary<Event> = fc
  .constantFrom<[Move, string, Relation]>(
    ['CHECK', 'M-chair', 'LIST'],
    ['VOTE', 'M-chair', 'LIST'],
    ['DRAFT_RESOLUTION', 'M-chair', 'LIST'],
    ['SIGN', 'M-vice', 'LIST'],
    ['SEND', 'M-chair', 'LIST'],
    ['RECEIVE', 'M-liaison', 'LIAISON'],
    ['AWARENESS_CLASS', 'M-liaison', 'LIAISON'],
    ['FOSTER', 'M-liaison', 'LIAISON'],
    ['ADMIT', 'M-liaison', 'LIAISON'],
    ['SUSPEND', 'system', 'CLOCK'],
    ['AGREE', 'M-1', 'SELF'],
    ['AGREE', 'M-new', 'NEW_LIST'],
  )
  .map(([move, id, relation]) => ({ move, by: { id, relation }, passes: true, unit: 'U-0002' }))
const walk = fc.array(fc.oneof({ weight: 8, arbitrary: likely }, event), {
  maxLength: 90,
  size: 'max',
})

/** Every referral on the way, the refused steps left out. */
function walked(events: readonly Event[]): { before: Referral; event: Event; next: Referral }[] {
  let referral = sampleReferral('CONSENTED')
  const steps = []
  for (const one of events) {
    if (refusalOf(referral, one.move, one.by) !== null) continue
    const next = after(referral, one)
    steps.push({ before: referral, event: one, next })
    referral = next
  }
  return steps
}

describe('in any order of events', () => {
  test('what is closed stays closed, and nobody may move it', () => {
    fc.assert(
      fc.property(walk, event, (events, last) => {
        const end = walked(events).at(-1)?.next
        if (end && isClosed(end.state)) expect(refusalOf(end, last.move, last.by)).not.toBeNull()
      }),
      { numRuns: 2_000 },
    )
  })

  test('the person can leave from every open state, and nobody else can make them', () => {
    fc.assert(
      fc.property(walk, (events) => {
        for (const { next } of walked(events)) {
          const rule = refusalOf(next, 'WITHDRAW', { id: 'M-1', relation: 'SELF' })
          expect(rule).toBe(isClosed(next.state) ? 'WRONG_STATE' : null)
          for (const relation of RELATIONS.filter((one) => one !== 'SELF'))
            expect(refusalOf(next, 'WITHDRAW', { id: 'M-vice', relation })).toBe('NOT_YOUR_ROLE')
        }
      }),
      { numRuns: 1_000 },
    )
  })

  test('nothing is signed by its author or before an asked opinion, and never changed afterwards', () => {
    fc.assert(
      fc.property(walk, (events) => {
        for (const { before, event: made, next } of walked(events)) {
          const { resolution, opinion } = next.file
          if (made.move === 'SIGN') {
            expect(resolution?.signerId).not.toBe(resolution?.authorId)
            expect(opinion?.givenOn).not.toBeNull()
          }
          if (before.file.resolution?.signerId) expect(resolution).toEqual(before.file.resolution)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('an officer never moves the own referral', () => {
    fc.assert(
      fc.property(walk, event, (events, { move }) => {
        for (const { next } of walked(events))
          for (const relation of ['LIST', 'NEW_LIST', 'UPPER', 'LIAISON'] as const) {
            const own = refusalOf(next, move, { id: 'M-1', relation })
            expect(own).not.toBeNull()
          }
      }),
      { numRuns: 500 },
    )
  })

  test('sent comes only after consent, check, vote and signature', () => {
    fc.assert(
      fc.property(walk, (events) => {
        for (const { event: made, next } of walked(events))
          if (made.move === 'SEND') {
            const states = next.file.steps.map(({ state }) => state)
            const order = ['CONSENTED', 'ELIGIBLE', 'VOTED', 'RESOLVED', 'SENT'] as const
            const places = order.map((state) => states.indexOf(state))
            expect(places).toEqual(places.toSorted((a, b) => a - b))
            expect(places).not.toContain(-1)
          }
      }),
      { numRuns: 2_000 },
    )
  })

  test('a suspended one moves on only with both, and only where it stood', () => {
    fc.assert(
      fc.property(walk, (events) => {
        for (const { before, event: made, next } of walked(events)) {
          if (before.state !== 'SUSPENDED' || next.state === 'SUSPENDED') continue
          if (next.state === 'WITHDRAWN') continue
          expect(next.state).toBe(before.file.suspension?.before)
          expect(['AGREE', 'RESUME']).toContain(made.move)
        }
      }),
      { numRuns: 1_000 },
    )
  })

  test('the walks go everywhere', () => {
    const seen = new Set<ReferralState>()
    for (const events of fc.sample(walk, { numRuns: 3_000, seed: 7 }))
      for (const { next } of walked(events)) seen.add(next.state)
    expect(seen.size).toBe(14)
  })
})

test('a page offers what may be done, and nothing else', () => {
  const chair: Mover = { id: 'M-chair', relation: 'LIST' }
  expect(movesFor(sampleReferral('CONSENTED'), chair)).toEqual(['CHECK'])
  expect(movesFor(sampleReferral('VOTED'), chair)).toEqual(['ASK_OPINION', 'DRAFT_RESOLUTION'])
  expect(movesFor(sampleReferral('SENT'), { id: 'M-1', relation: 'SELF' })).toEqual(['WITHDRAW'])
  expect(movesFor(sampleReferral('ADMITTED'), { id: 'M-1', relation: 'SELF' })).toEqual([])
})

test('back in the old unit it simply goes on; moving again asks both again', () => {
  const suspended = afterTransfer(sampleReferral('VOTED'), 'U-0002', DAY)
  expect(suspended?.file.suspension).toMatchObject({ before: 'VOTED', until: '2023-07-31' })
  const willing = suspended && agreed(suspended, 'memberAgrees', DAY)
  if (!willing) throw new Error('not suspended')
  expect(afterTransfer(willing, 'U-0002', DAY)).toBeNull()
  expect(afterTransfer(willing, 'U-0003', DAY)?.file.suspension).toMatchObject({
    newUnionId: 'U-0003',
    memberAgrees: false,
  })
  expect(afterTransfer(willing, 'U-0001', DAY)).toMatchObject({
    state: 'VOTED',
    unionId: 'U-0001',
    file: { suspension: null },
  })
})
