import { expect, test } from 'vitest'
import { isHalfDone } from './demo-state.ts'
import { openRound, roundOf, roundsOf } from './rounds.ts'
import { planAnswers } from './seed/answers.ts'
import { makeWorld } from './seed/world.ts'

const SIZES = ['district', 'full'] as const

test.each(SIZES)('one survey of the %s demo stays open, the last', (size) => {
  const rounds = roundsOf(size)
  expect(rounds.filter(({ stays }) => stays === 'OPEN')).toEqual([openRound(size)])
  expect(rounds.at(-1)).toBe(openRound(size))
  const days = rounds.flatMap(({ beginsAt, closesOn }) => [beginsAt.slice(0, 10), closesOn])
  expect(days.toSorted()).toEqual(days)
})

test('the whole province has both years an analyst compares, and the district its open 2023', () => {
  const published = (size: (typeof SIZES)[number]) =>
    roundsOf(size).flatMap(({ year, stays }) => (stays === 'PUBLISHED' ? [year] : []))
  expect(published('full')).toEqual([2022, 2023])
  expect([...published('district'), openRound('district').year]).toEqual([2022, 2023])
  expect(() => roundOf('district', 2024)).toThrow(RangeError)
})

test('a published year has answers of every union, the open one of some, alike in both sizes', () => {
  const world = makeWorld()
  const { unions } = planAnswers(world, 2023, 'full')
  const eligible = unions.filter(({ ballots }) => ballots.length > 0)
  expect(eligible.length).toBeGreaterThan(650)
  const open = (size: (typeof SIZES)[number]) =>
    planAnswers(world, openRound(size).year, size).unions.filter(
      ({ ballots }) => ballots.length > 0,
    )
  expect(open('full').length).toBeLessThan(150)
  const tea = (size: (typeof SIZES)[number]) =>
    open(size).find(({ unionId }) => unionId === world.planted.tea)?.ballots
  expect(tea('full')).toEqual(tea('district'))
})

test('a demo is half done until its last survey is open, also one whose past years are done', () => {
  const demo = { size: 'full', clockOffsetMs: 0, years: [2022, 2023] } as const
  const made = { ...demo, years: [...demo.years] }
  expect(isHalfDone({ ...made, making: true })).toBe(true)
  expect(isHalfDone({ ...made, making: false })).toBe(false)
  // of an older build, whole
  expect(isHalfDone(made)).toBe(false)
})
