import { describe, expect, it } from 'vitest'
import { checkAnswers } from './check-answers.ts'
import { DONT_KNOW, questionsForPool, YEARLY_QUESTIONS } from './questions.ts'

const codes = (joined: boolean, directUnderProvince: boolean) =>
  questionsForPool({ joined, directUnderProvince }).map(({ code }) => code)

const chair = ['chairTrust', 'chair1', 'chair2', 'chair3', 'chair4']
const everything = YEARLY_QUESTIONS.map(({ code }) => code)

describe('the yearly questionnaire', () => {
  it('has twelve questions in a fixed order', () => {
    const union = ['union1', 'union2', 'union3', 'union4', 'union5']
    expect(everything).toEqual([...union, ...chair, 'upperTrust', 'provinceTrust'])
  })

  it('asks trust in three levels and the rest in five, the worst first', () => {
    for (const { code, type, levels } of YEARLY_QUESTIONS) {
      expect(type).toBe(code.endsWith('Trust') ? 'TRUST3' : 'SCALE5')
      const values = type === 'TRUST3' ? [1, 2, 3] : [1, 2, 3, 4, 5]
      expect(levels.map(({ value }) => value)).toEqual(values)
    }
  })

  it('is written in both languages, addresses "anh chị", and never says "bắt buộc"', () => {
    for (const { text, label, dontKnow, levels } of YEARLY_QUESTIONS) {
      const words = [text, label, dontKnow, ...levels.map((level) => level.words)]
      for (const { vi, en } of words) {
        expect(vi).not.toBe('')
        expect(en).not.toBe('')
        expect(vi).not.toMatch(/bắt buộc|đồng chí|quý vị|anh\/chị|bạn/i)
      }
      expect(text.vi).toMatch(/^Anh chị .*\?$/)
      expect(text.vi.split(/\s+/).length).toBeLessThanOrEqual(20)
    }
  })

  it('leaves the chair out of a joined pool and the upper chair out directly under the province', () => {
    const without = (left: string[]) => everything.filter((code) => !left.includes(code))
    expect(codes(false, false)).toEqual(everything)
    expect(codes(true, false)).toEqual(without(chair))
    expect(codes(false, true)).toEqual(without(['upperTrust']))
    expect(codes(true, true)).toEqual(without([...chair, 'upperTrust']))
  })
})

describe('the answers of a ballot', () => {
  const asked = questionsForPool({ joined: false, directUnderProvince: false })
  const full = [5, 4, 3, 2, 1, 3, 1, 2, 3, 4, 2, 1]
  const withAnswer = (at: number, value: number) => full.with(at, value)

  it('may all be given, all be skipped, or all be "don\'t know"', () => {
    for (const answers of [full, full.map(() => 0), full.map(() => DONT_KNOW)])
      expect(checkAnswers(asked, answers)).toEqual({ ok: true })
    expect(checkAnswers(asked, Uint8Array.from(full))).toEqual({ ok: true })
  })

  it('are refused when there are eleven or thirteen', () => {
    const refused = { ok: false, field: 'answers', rule: 'LENGTH' }
    expect(checkAnswers(asked, full.slice(1))).toEqual(refused)
    expect(checkAnswers(asked, [...full, 0])).toEqual(refused)
  })

  it.each([
    [0, 6],
    [0, -1],
    [0, 254],
    [0, 1.5],
    [0, Number.NaN],
    [5, 4],
    [11, 5],
  ])('are refused when question %i says %d', (at, value) => {
    expect(checkAnswers(asked, withAnswer(at, value))).toEqual({
      ok: false,
      field: everything[at],
      rule: 'NOT_A_LEVEL',
    })
  })

  it('are refused when they answer what the pool was not asked, even with "don\'t know"', () => {
    const joined = questionsForPool({ joined: true, directUnderProvince: false })
    const refused = { ok: false, field: 'chairTrust', rule: 'NOT_ASKED' }
    expect(checkAnswers(joined, full)).toEqual(refused)
    const blank = full.map(() => 0)
    expect(checkAnswers(joined, blank.with(5, DONT_KNOW))).toEqual(refused)
    expect(checkAnswers(joined, blank)).toEqual({ ok: true })
  })
})
