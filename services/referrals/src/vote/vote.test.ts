import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rulesOn } from '../referral/case-rules.ts'
import { checkVote, isPassed, quorumOf, type VoteInput } from './vote.ts'

const rules = rulesOn('2023-06-01')
const days = { notBefore: '2023-06-01', today: '2023-06-30' }
const vote = (changes: Partial<VoteInput>): VoteInput => ({
  body: 'GRASSROOTS_COMMITTEE',
  on: '2023-06-15',
  convened: 11,
  present: 9,
  yes: 8,
  no: 1,
  blank: 0,
  candidateNotConvened: true,
  ...changes,
})

test('two thirds of 11 are 8: seven present are no vote, and the number needed is told', () => {
  expect(quorumOf(11, rules)).toBe(8)
  const seven = checkVote(vote({ present: 7, yes: 7, no: 0 }), days, rules)
  expect(seven).toEqual({ ok: false, field: null, need: 8, convened: 11 })
  expect(checkVote(vote({ present: 8, yes: 8, no: 0 }), days, rules).ok).toBe(true)
})

test('the quorum is exact for every size', () => {
  for (let convened = 1; convened <= 3_000; convened++) {
    const need = quorumOf(convened, rules)
    expect(need * 3 >= convened * 2 && (need - 1) * 3 < convened * 2).toBe(true)
  }
})

test('more than half of those present pass; a tie fails', () => {
  expect(isPassed({ yes: 5, present: 9 }, rules)).toBe(true)
  expect(isPassed({ yes: 4, present: 8 }, rules)).toBe(false)
  expect(isPassed({ yes: 4, present: 9 }, rules)).toBe(false)
})

describe('what cannot be', () => {
  test.each([
    [{ on: '2023-05-31' }, 'VOTE_DAY'],
    [{ on: '2023-07-01' }, 'VOTE_DAY'],
    [{ convened: 0, present: 0, yes: 0, no: 0 }, 'VOTE_NUMBER'],
    [{ blank: -1, yes: 9 }, 'VOTE_NUMBER'],
    [{ present: 12, yes: 11 }, 'VOTE_PRESENT'],
    [{ yes: 9 }, 'VOTE_SUM'],
    [{ candidateNotConvened: false }, 'CANDIDATE_CONVENED'],
  ])('%o is refused by %s', (changes, rule) => {
    expect(checkVote(vote(changes), days, rules)).toMatchObject({ ok: false, rule })
  })

  test('whatever is stored keeps yes + no + blank = present <= convened', () => {
    const n = fc.integer({ min: -2, max: 30 })
    fc.assert(
      fc.property(n, n, n, n, n, (convened, present, yes, no, blank) => {
        const checked = checkVote(vote({ convened, present, yes, no, blank }), days, rules)
        if (!checked.ok) return
        const { vote: kept } = checked
        expect(kept.yes + kept.no + kept.blank).toBe(kept.present)
        expect(kept.present).toBeLessThanOrEqual(kept.convened)
        expect(kept.present * 3).toBeGreaterThanOrEqual(kept.convened * 2)
        expect(kept.passed).toBe(2 * kept.yes > kept.present)
      }),
      { numRuns: 5_000 },
    )
  })
})
