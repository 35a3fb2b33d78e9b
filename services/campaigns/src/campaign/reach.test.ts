import { expect, test } from 'vitest'
import { reachOf } from './reach.ts'

test('a band without units cannot cover for a small one', () => {
  // three members in small units, nobody in middle ones: the large band must cover, or the total tells the three
  const { bands, members } = reachOf([3, 120, 130])
  expect(members).toBe(253)
  expect(bands.map((band) => band.members)).toEqual([null, 0, null])
})

test('bands of five and more are told', () => {
  expect(reachOf([6, 30, 120]).bands.map(({ members }) => members)).toEqual([120, 30, 6])
})
