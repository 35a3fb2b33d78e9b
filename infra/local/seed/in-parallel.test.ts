import { expect, test } from 'vitest'
import { inParallel } from './in-parallel.ts'

test('no more than the width at once, results in the order of the items, every end told', async () => {
  let running = 0
  let most = 0
  const told: number[] = []
  const work = async (item: number) => {
    most = Math.max(most, (running += 1))
    await new Promise((resolve) => setTimeout(resolve, item % 3))
    running -= 1
    return item * 2
  }
  const items = Array.from({ length: 40 }, (_, i) => i)
  const results = await inParallel(items, 4, work, (count) => told.push(count))
  expect(results).toEqual(items.map((item) => item * 2))
  expect(most).toBe(4)
  expect(told).toEqual(items.map((item) => item + 1))
})

test('the first failure is thrown', async () => {
  const work = async (item: number) => {
    if (item === 3) throw new Error('third')
    return item
  }
  await expect(inParallel([1, 2, 3, 4], 2, work)).rejects.toThrow('third')
})
