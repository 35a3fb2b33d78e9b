import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  firstAuthors,
  isSettled,
  leavePlace,
  placesRule,
  resplit,
  sharesRule,
  takePlace,
} from './shares.ts'

const inOrder = (shares: readonly number[]) => shares.map((share, at) => ({ place: at + 1, share }))

test('shares are whole percents that sum to 100', () => {
  expect(sharesRule([60, 40])).toBeNull()
  expect(sharesRule([100])).toBeNull()
  expect(sharesRule([60, 50])).toBe('SHARES_SUM')
  expect(sharesRule([100, 0])).toBe('SHARE_RANGE')
  expect(sharesRule([60.5, 39.5])).toBe('SHARE_RANGE')
  expect(sharesRule([])).toBe('TOO_MANY_AUTHORS')
  expect(sharesRule(Array.from({ length: 11 }, () => 9))).toBe('TOO_MANY_AUTHORS')
})

test('a co-author who joined must agree anew when any share changes', () => {
  const joined = takePlace(firstAuthors('lead', [60, 40]), 1, 2, 'co')
  expect(isSettled(joined, 1)).toBe(true)
  const next = resplit(joined, 1, inOrder([70, 30]))
  expect(isSettled(next.authors, next.split)).toBe(false)
  expect(isSettled(takePlace(next.authors, next.split, 2, 'co'), next.split)).toBe(true)
  expect(resplit(joined, 1, inOrder([60, 40]))).toEqual({ authors: joined, split: 1 })
})

test('nobody is settled without having agreed to the present split', () => {
  const shares = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 })
  const step = fc.oneof(
    shares.map((value) => ({ kind: 'split' as const, value })),
    fc.integer({ min: 2, max: 5 }).map((place) => ({ kind: 'take' as const, place })),
    fc.integer({ min: 2, max: 5 }).map((place) => ({ kind: 'leave' as const, place })),
  )
  fc.assert(
    fc.property(shares, fc.array(step), (first, steps) => {
      let now = { authors: firstAuthors('lead', first), split: 1 }
      const agreed = new Map<string, string>()
      const shown = () => now.authors.map(({ share }) => share).join('/')
      for (const one of steps) {
        if (one.kind === 'split')
          now = resplit(
            now.authors,
            now.split,
            one.value.map((share, at) => ({
              place: now.authors[at]?.place ?? null,
              share,
            })),
          )
        if (one.kind === 'leave')
          now = { ...now, authors: leavePlace(now.authors, `m${one.place}`) }
        if (one.kind === 'take' && now.authors.some(({ place }) => place === one.place)) {
          now = {
            ...now,
            authors: takePlace(now.authors, now.split, one.place, `m${one.place}`),
          }
          agreed.set(`m${one.place}`, shown())
        }
        if (!isSettled(now.authors, now.split)) continue
        for (const { place, memberId } of now.authors)
          if (place > 1) expect(agreed.get(memberId ?? '')).toBe(shown())
      }
    }),
  )
})

test('a co-author who neither agrees nor leaves can be left out, and the others keep their places', () => {
  const three = takePlace(firstAuthors('lead', [50, 30, 20]), 1, 3, 'third')
  const wanted = [
    { place: 1, share: 70 },
    { place: 3, share: 20 },
    { place: null, share: 10 },
  ]
  expect(placesRule(three, wanted)).toBeNull()
  expect(resplit(three, 1, wanted).authors.map(({ place, memberId }) => [place, memberId])).toEqual(
    [
      [1, 'lead'],
      [3, 'third'],
      [4, null],
    ],
  )
  expect(placesRule(three, [...wanted, { place: 3, share: 1 }])).toBe('PLACE_UNKNOWN')
  expect(placesRule(three, [...wanted, { place: 9, share: 1 }])).toBe('PLACE_UNKNOWN')
})
