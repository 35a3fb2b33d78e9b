import { expect, it } from 'vitest'
import { createTurns } from './turns.ts'

it('lends nobody to two requests at once', async () => {
  const turns = createTurns(['an', 'binh'])
  const [first, second] = [await turns.take(), await turns.take()]
  expect([first, second]).toEqual(['an', 'binh'])
  let third: string | undefined
  const waits = turns.take().then((one) => (third = one))
  await Promise.resolve()
  expect(third).toBeUndefined()
  turns.giveBack(second)
  expect(await waits).toBe('binh')
})

it('lends the longest unused first', async () => {
  const turns = createTurns(['an', 'binh'])
  turns.giveBack(await turns.take())
  expect([await turns.take(), await turns.take()]).toEqual(['binh', 'an'])
})
