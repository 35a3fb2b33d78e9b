import { describe, expect, it } from 'vitest'
import { DONT_KNOW, questionsForPool, SKIPPED } from '../survey/questions.ts'
import { addAnswers, addCounts, askedOf, countsOf, newHistogram, scoredOf } from './counts.ts'

const all = questionsForPool({ joined: false, directUnderProvince: false })
const ballot = (first: number, chairTrust: number) => [
  first,
  ...Array<number>(4).fill(SKIPPED),
  chairTrust,
  ...Array<number>(6).fill(DONT_KNOW),
]

describe('the counts of a pool', () => {
  const histogram = newHistogram()
  for (const answers of [ballot(5, 3), ballot(5, 1), ballot(1, 3)]) addAnswers(histogram, answers)

  it('list the best level first, with skipped and "don\'t know" apart', () => {
    const counts = countsOf(histogram, all)
    expect(counts['union1']).toEqual({ levels: [2, 0, 0, 0, 1], skipped: 0, dontKnow: 0 })
    expect(counts['chairTrust']).toEqual({ levels: [2, 0, 1], skipped: 0, dontKnow: 0 })
    expect(counts['union2']).toEqual({ levels: [0, 0, 0, 0, 0], skipped: 3, dontKnow: 0 })
    expect(counts['upperTrust']).toEqual({ levels: [0, 0, 0], skipped: 0, dontKnow: 3 })
  })

  it('have no entry for a question the pool is not asked', () => {
    const asked = questionsForPool({ joined: true, directUnderProvince: true })
    expect(Object.keys(countsOf(histogram, asked))).toEqual([
      'union1',
      'union2',
      'union3',
      'union4',
      'union5',
      'provinceTrust',
    ])
  })

  it('add up to the ballots of every question', () => {
    for (const counts of Object.values(countsOf(histogram, all))) expect(askedOf(counts)).toBe(3)
  })

  it('merge by addition', () => {
    const a = { levels: [1, 2, 3], skipped: 4, dontKnow: 5 }
    expect(addCounts(a, a)).toEqual({ levels: [2, 4, 6], skipped: 8, dontKnow: 10 })
    expect(scoredOf(a)).toBe(6)
    expect(() => addCounts(a, { ...a, levels: [1] })).toThrow('two different questions')
  })
})
