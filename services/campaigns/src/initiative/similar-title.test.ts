import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { plainTitle, similarity, similarTo } from './similar-title.ts'

const TITLE = 'Đổi cách sấy chè để bớt điện giờ cao điểm'

test('accents, case, punctuation and the form of Unicode make no difference', () => {
  expect(plainTitle(TITLE)).toBe('doi cach say che de bot dien gio cao diem')
  for (const same of [
    TITLE.normalize('NFD'),
    TITLE.toUpperCase(),
    'doi cach say che, de bot dien: gio cao diem!',
  ])
    expect(similarity(TITLE, same)).toBe(1)
})

test('a word more or a typing error is still alike, another matter is not', () => {
  const others = [
    { id: 'more', title: 'Đổi cách sấy chè xanh để bớt điện giờ cao điểm' },
    { id: 'typo', title: 'Doi cach sai che de bot dien gio cao diem' },
    { id: 'other', title: 'Xe đẩy rác ba bánh cho đường dốc' },
    { id: 'near', title: 'Đổi cách tưới chè mùa khô' },
  ]
  expect(new Set(similarTo(TITLE, others).map(({ id }) => id))).toEqual(new Set(['more', 'typo']))
})

test('likeness is between 0 and 1, the same both ways, and 1 for the same words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      const value = similarity(a, b)
      expect(value).toBeGreaterThanOrEqual(0)
      expect(value).toBeLessThanOrEqual(1)
      expect(similarity(b, a)).toBe(value)
      if (plainTitle(a) !== '') expect(similarity(a, a)).toBe(1)
    }),
  )
})

test('at most five are shown, the most alike first', () => {
  const others = Array.from({ length: 9 }, (_, at) => ({
    id: String(at),
    title: `${TITLE}${' thêm'.repeat(at)}`,
  }))
  const shown = similarTo(TITLE, others)
  expect(shown.map(({ id }) => id)).toEqual(['0', '1', '2', '3', '4'])
  expect(shown[0]?.percent).toBe(100)
})
