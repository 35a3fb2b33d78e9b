import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { YEARLY_QUESTIONS } from '../survey/questions.ts'
import { askedOf as ballotsAsked } from './counts.ts'
import {
  askedOf,
  type BallotBox,
  ballotBoxes,
  box,
  randomBallot,
  randomFrom,
  shuffled,
  tallyOf,
} from './random-pools.ts'
import { makeRelease, type PoolTally, type Release } from './release.ts'
import { attack, isDetermined } from './release-attacker.ts'
import { releaseBytes, releaseJson } from './release-bytes.ts'
import { verifyRelease } from './verify-release.ts'

const K = 10

const release = (pools: PoolTally[], k = K): Release =>
  makeRelease({ surveyId: 's', manifestHash: 'm', k, pools })

const releaseOf = (boxes: BallotBox[], k = K): Release => release(boxes.map(tallyOf), k)

describe('a release', () => {
  it('names a healthy pool, pools the small ones of an upper union, and sums whole groups', () => {
    const { groups, totals, notReleased, participation } = releaseOf([
      box(1, 12),
      box(2, 6),
      box(3, 5),
      box(4, 15, { upperId: null }),
      box(5, 3, { upperId: null }),
    ])
    expect(
      groups.map(({ id, kind, upperId, ballots, eligible }) => [
        id,
        kind,
        upperId,
        ballots,
        eligible,
      ]),
    ).toEqual([
      ['pool-1', 'POOL', 'a', 12, 30],
      ['other-upper-a', 'OTHER_UNITS', 'a', 11, 60],
      ['pool-4', 'POOL', null, 15, 30],
    ])
    expect(
      totals.map(({ id, upperId, ballots, groups: of }) => [id, upperId, ballots, of]),
    ).toEqual([
      ['total-upper-a', 'a', 23, ['pool-1', 'other-upper-a']],
      ['total-root', null, 38, ['pool-1', 'other-upper-a', 'pool-4']],
    ])
    expect(notReleased).toEqual([5])
    expect(participation).toEqual({ eligible: 150, ballots: 41 })
  })

  it('pools what is left of several upper unions at the root, under no upper union', () => {
    const { groups } = releaseOf([box(1, 4), box(2, 7, { upperId: 'b' })])
    expect(groups).toHaveLength(1)
    expect(groups[0]).toMatchObject({
      id: 'other-root',
      kind: 'OTHER_UNITS',
      upperId: null,
      ballots: 11,
    })
  })

  it('never publishes a question in a group where some pool was not asked', () => {
    const { groups, totals } = releaseOf([
      box(1, 6),
      box(2, 5, { joined: true }),
      box(3, 12),
      box(4, 14, { joined: true }),
    ])
    const codes = (id: string) => Object.keys(groups.find((group) => group.id === id)?.counts ?? {})
    expect(codes('other-upper-a')).not.toContain('chairTrust')
    expect(codes('other-upper-a')).toContain('upperTrust')
    expect(codes('pool-4')).not.toContain('chairTrust')
    expect(codes('pool-3')).toContain('chairTrust')
    const chair = totals[0]?.counts['chairTrust']
    expect(chair && ballotsAsked(chair)).toBe(12)
  })

  it('marks a question with nine scored answers as without a score, and not one with ten', () => {
    const counts = (scored: number) => ({
      levels: [scored, 0, 0],
      skipped: 11 - scored,
      dontKnow: 0,
    })
    const tally = { number: 1, unionId: 'u', upperId: null, eligible: 20, ballots: 11 }
    const [group] = release([{ ...tally, counts: { nine: counts(9), ten: counts(10) } }]).groups
    expect(group?.unscored).toEqual(['nine'])
    expect(group?.counts['nine']).toEqual({ levels: [9, 0, 0], skipped: 2, dontKnow: 0 })
  })

  it('refuses a tally that contradicts itself', () => {
    const sound = tallyOf(box(1, 12))
    expect(() => release([{ ...sound, eligible: 11 }])).toThrow('more ballots than eligible')
    expect(() => release([{ ...sound, ballots: 13 }])).toThrow('does not add up')
  })

  it('has the same bytes whatever the order of the pools', () => {
    fc.assert(
      fc.property(ballotBoxes, fc.integer(), (boxes, seed) => {
        const turned = shuffled(boxes, randomFrom(seed))
        expect(releaseJson(releaseOf(turned))).toBe(releaseJson(releaseOf(boxes)))
      }),
    )
  })

  it('signs canonical JSON: sorted keys, integers only, its purpose in front', () => {
    const text = releaseJson(releaseOf([box(1, 12)]))
    expect(text.startsWith('{"groups":[{"ballots":12,"counts":{"chair1":{"dontKnow":')).toBe(true)
    expect(new TextDecoder().decode(releaseBytes(releaseOf([box(1, 12)])))).toBe(
      `tinnhiem-release-v1\0${text}`,
    )
    const half = { ...releaseOf([box(1, 12)]), k: 10.5 }
    expect(() => releaseJson(half)).toThrow('not a whole number')
  })
})

describe('properties of privacy.md 4 on random surveys', () => {
  it('P1: passes its own check, for the ballots and for every question by itself', () => {
    fc.assert(
      fc.property(ballotBoxes, fc.integer({ min: 5, max: 20 }), (boxes, k) => {
        const pools = boxes.map(tallyOf)
        expect(verifyRelease(release(pools, k), pools)).toEqual({ ok: true })
      }),
      { numRuns: 500 },
    )
  })

  it('P2: who said what inside an atom, and all that is not published, leaves the bytes alone', () => {
    fc.assert(
      fc.property(ballotBoxes, fc.integer(), (boxes, seed) => {
        const before = releaseOf(boxes)
        const after = releaseOf(permuted(boxes, before, randomFrom(seed)))
        expect(releaseJson(after)).toBe(releaseJson(before))
      }),
      { numRuns: 400 },
    )
  })

  it('P5: which groups and questions appear depends on the number of ballots only', () => {
    fc.assert(
      fc.property(ballotBoxes, fc.integer(), (boxes, seed) => {
        const random = randomFrom(seed)
        const others = boxes.map((one) => ({
          ...one,
          answers: one.answers.map(() => randomBallot(askedOf(one), random)),
        }))
        expect(patternOf(releaseOf(others))).toEqual(patternOf(releaseOf(boxes)))
      }),
    )
  })

  it('P6: what a leader has at a higher k, the own pool or groups of the upper union, there are no more of', () => {
    fc.assert(
      fc.property(ballotBoxes, fc.integer({ min: 5, max: 20 }), (boxes, k) => {
        const low = releaseOf(boxes, k)
        const high = releaseOf(boxes, k + 3)
        const alone = new Set(low.groups.filter(({ kind }) => kind === 'POOL').map(({ id }) => id))
        for (const { id, kind } of high.groups) if (kind === 'POOL') expect(alone).toContain(id)
        for (const upper of ['a', 'b', 'c'])
          expect(below(high, upper)).toBeLessThanOrEqual(below(low, upper))
        expect(high.groups.length).toBeLessThanOrEqual(low.groups.length)
      }),
      { numRuns: 400 },
    )
  })

  it('P3: question by question, the attacker learns a small pool only where its whole group agrees', () => {
    fc.assert(
      fc.property(
        ballotBoxes,
        fc.constantFrom('chairTrust', 'upperTrust', 'union1'),
        (boxes, code) => {
          const pools = boxes.map(tallyOf).filter(({ counts }) => counts[code])
          const released = releaseOf(boxes)
          const small = pools.filter(({ ballots }) => ballots > 0 && ballots < K)
          for (const [id, cells] of attackQuestion(released, pools, small, code)) {
            const group = released.groups.find((one) =>
              one.pools.some(({ number }) => `${number}` === id),
            )
            const row = group?.counts[code] && rowOf(group.counts[code])
            cells.forEach((cell, level) => {
              const same = row !== undefined && (row[level] === 0 || row[level] === group?.ballots)
              expect(isDetermined(cell)).toBe(same)
            })
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})

/** Deals the answers of every published question anew inside its atom, and makes up everything else. */
function permuted(boxes: BallotBox[], { groups }: Release, random: () => number): BallotBox[] {
  const fresh = boxes.map((one) => ({
    ...one,
    answers: one.answers.map(() => randomBallot(askedOf(one), random)),
  }))
  for (const { pools, counts } of groups) {
    const numbers = new Set(pools.map(({ number }) => number))
    const from = boxes.filter(({ number }) => numbers.has(number)).flatMap((one) => one.answers)
    const to = fresh.filter(({ number }) => numbers.has(number)).flatMap((one) => one.answers)
    YEARLY_QUESTIONS.forEach(({ code }, at) => {
      if (!counts[code]) return
      const dealt = shuffled(from, random).map((answers) => answers[at] ?? 0)
      to.forEach((answers, index) => (answers[at] = dealt[index] ?? 0))
    })
  }
  return fresh
}

const patternOf = ({ groups, totals, notReleased, participation }: Release) => ({
  groups: groups.map(({ id, pools, counts }) => [id, pools, Object.keys(counts)]),
  totals: totals.map(({ id, groups: of, counts }) => [id, of, Object.keys(counts)]),
  notReleased,
  participation,
})

const below = ({ groups }: Release, upper: string) =>
  groups.filter(({ upperId }) => upperId === upper).length

const rowOf = (counts: { levels: number[]; skipped: number; dontKnow: number }) => [
  ...counts.levels,
  counts.skipped,
  counts.dontKnow,
]

function attackQuestion(
  { groups, totals }: Release,
  pools: PoolTally[],
  small: PoolTally[],
  code: string,
) {
  const published = groups.flatMap(({ id, pools: of, counts }) => {
    const found = counts[code]
    return found ? [{ id, units: of.map(({ number }) => `${number}`), counts: rowOf(found) }] : []
  })
  const sums = totals.flatMap(({ groups: of, counts }) => {
    const found = counts[code]
    const units = published.filter(({ id }) => of.includes(id)).flatMap((one) => one.units)
    return found ? [{ units, counts: rowOf(found) }] : []
  })
  const units = pools.map(({ number, ballots }) => ({ id: `${number}`, n: ballots }))
  const levels = rowOf(pools[0]?.counts[code] ?? { levels: [], skipped: 0, dontKnow: 0 }).length
  return attack(
    units,
    [...published, ...sums],
    levels,
    small.map(({ number }) => `${number}`),
  )
}
