import fc from 'fast-check'
import {
  DONT_KNOW,
  type Question,
  questionsForPool,
  SKIPPED,
  YEARLY_QUESTIONS,
} from '../survey/questions.ts'
import { addAnswers, countsOf, newHistogram } from './counts.ts'
import type { PoolTally } from './release.ts'

/** Test only. A pool with every ballot in it: `answers[i][j]` is what ballot i says to question j. */
export type BallotBox = {
  number: number
  upperId: string | null
  joined: boolean
  eligible: number
  answers: number[][]
}

const shape = fc.record({
  upper: fc.constantFrom('a', 'b', 'c', null),
  joined: fc.boolean(),
  ballots: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 10, max: 24 })),
  silent: fc.integer({ min: 0, max: 30 }),
})

/** Surveys in which small and joined pools, several upper unions and direct ones meet. */
export const ballotBoxes: fc.Arbitrary<BallotBox[]> = fc
  .tuple(fc.array(shape, { minLength: 1, maxLength: 12 }), fc.integer())
  .map(([shapes, seed]) => {
    const random = randomFrom(seed)
    return shapes.map(({ upper, joined, ballots, silent }, index) => {
      const asked = askedOf({ upperId: upper, joined })
      const answers = Array.from({ length: ballots }, () => randomBallot(asked, random))
      return { number: index + 1, upperId: upper, joined, eligible: ballots + silent, answers }
    })
  })

export function askedOf({ upperId, joined }: Pick<BallotBox, 'upperId' | 'joined'>): Question[] {
  return questionsForPool({ joined, directUnderProvince: upperId === null })
}

export function randomBallot(asked: Question[], random: () => number): number[] {
  return YEARLY_QUESTIONS.map((question) => {
    if (!asked.includes(question)) return SKIPPED
    const said = Math.floor(random() * (question.levels.length + 2))
    return said > question.levels.length ? DONT_KNOW : said
  })
}

export function tallyOf(box: BallotBox): PoolTally {
  const histogram = newHistogram()
  for (const answers of box.answers) addAnswers(histogram, answers)
  return {
    number: box.number,
    unionId: box.joined ? null : `union-${box.number}`,
    upperId: box.upperId,
    eligible: box.eligible,
    ballots: box.answers.length,
    counts: countsOf(histogram, askedOf(box)),
  }
}

/** One pool of upper union `a` with so many made-up ballots, the same for the same number. */
export function box(number: number, ballots: number, more: Partial<BallotBox> = {}): BallotBox {
  const shape = { number, upperId: 'a', joined: false, eligible: 30, ...more }
  const random = randomFrom(number)
  const answers = Array.from({ length: ballots }, () => randomBallot(askedOf(shape), random))
  return { ...shape, answers }
}

/** A small repeatable generator (mulberry32), uniform on [0, 1). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function shuffled<T>(items: T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, by: random() }))
    .toSorted((a, b) => a.by - b.by)
    .map(({ item }) => item)
}
