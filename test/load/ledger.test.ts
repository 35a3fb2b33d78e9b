import { describe, expect, it } from 'vitest'
import { recoveries, wasAway } from './absence.ts'
import { factFaults } from './ledger.ts'

const fact = (rev: number, numerator: number, unionId = 'U') => ({ unionId, rev, numerator })
const DEEDS = ['REGISTERED', 'WITHDRAWN', 'REGISTERED'] as const
const DONE = { deeds: DEEDS, last: 'REGISTERED' } as const
const RIGHT = [fact(1, 1), fact(2, 2), fact(3, 1), fact(4, 2)]

describe('the facts of a unit', () => {
  it('are right in any order of arrival, beside those of others', () => {
    expect(factFaults('U', [fact(7, 7, 'V'), ...RIGHT.toReversed()], DONE)).toEqual([])
  })

  it.each([
    ['one is missing', RIGHT.slice(0, 3)],
    ['one is missing in the middle', [RIGHT[0], RIGHT[1], RIGHT[3]]],
    ['a deed was told twice', [...RIGHT, fact(5, 2)]],
    ['one counts wrongly', [...RIGHT.slice(0, 3), fact(4, 3)]],
    ['none came', []],
  ])('are wrong when %s', (_, facts) => {
    expect(factFaults('U', facts as typeof RIGHT, DONE)).toHaveLength(1)
  })

  it('are wrong when a join came after the unit had left, told or not', () => {
    const left = { deeds: DEEDS.slice(0, 2), last: 'REGISTERED' } as const
    expect(factFaults('U', RIGHT, left)).toHaveLength(2)
    expect(factFaults('U', RIGHT, { ...left, last: 'WITHDRAWN' })).toHaveLength(1)
    expect(factFaults('U', RIGHT.slice(0, 3), left)).toHaveLength(1)
  })
})

describe('no answer at all', () => {
  const away = [{ from: 100, to: 200 }]

  it('is forgiven to who asked while the gateway was away, or had asked before', () => {
    expect([wasAway(away, 50, 100), wasAway(away, 150, 160), wasAway(away, 200, 300)]).toEqual(
      Array(3).fill(true),
    )
  })

  it('is not forgiven at any other time', () => {
    expect([wasAway(away, 0, 99), wasAway(away, 201, 300), wasAway([], 0, 1)]).toEqual(
      Array(3).fill(false),
    )
  })

  it('ends with the first whole answer to a later question', () => {
    const whole = [
      { asked: 90, answered: 210 },
      { asked: 205, answered: 260 },
    ]
    expect(recoveries(away, whole)).toEqual([160])
    expect(recoveries(away, whole.slice(0, 1))).toEqual([Infinity])
  })
})
