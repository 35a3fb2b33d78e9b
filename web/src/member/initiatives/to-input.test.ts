import { expect, test } from 'vitest'
import { emptyDraft, sumOf, toInput } from './to-input.ts'

const draft = { ...emptyDraft('2023-11-20'), title: '  Giảm hao hụt ', benefit: '5000000' }

test('what may stay empty is left out, and money is a whole number', () => {
  expect(toInput(draft)).toMatchObject({
    title: 'Giảm hao hụt',
    programme: null,
    spread: null,
    benefitVnd: 5_000_000,
    shares: [{ place: 1, share: 100 }],
  })
})

test('a new co-author has a share and no place yet', () => {
  const two = {
    ...draft,
    shares: [
      { place: 1, share: '60' },
      { place: null, share: '40' },
    ],
  }
  expect(toInput(two).shares).toEqual([{ place: 1, share: 60 }, { share: 40 }])
  expect(sumOf(two)).toBe(100)
})

test('shares of 60 and 50 sum to 110', () => {
  const shares = [
    { place: 1, share: '60' },
    { place: null, share: '50' },
  ]
  expect(sumOf({ ...draft, shares })).toBe(110)
})
