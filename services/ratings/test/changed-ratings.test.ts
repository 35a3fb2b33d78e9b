import { afterAll, beforeAll, expect, test } from 'vitest'
import { chairOf, postOf } from './province.ts'
import { CYCLE, verbs } from './verbs.ts'
import { createWorld, people, type World } from './world.ts'

let world: World

beforeAll(async () => {
  world = await createWorld(12)
  const does = verbs(world)
  await world.release()
  await does.opens(people.hang)
  await world.startWorker()
  await does.starts(people.hang)
  await does.done()
})
afterAll(async () => await world?.[Symbol.asyncDispose]())

const rows = () => world.stores.rating.model
const rowId = (at: number) => `run-${CYCLE}-v1.${postOf(at)}`

async function told(at: number): Promise<{ recomputed: boolean | null; total: number }> {
  const document = 'query($id: ID!) { rating(id: $id) { recomputed total } }'
  return (await world.data(people.long, document, { id: `${CYCLE}.${postOf(at)}` })).rating
}

async function change(at: number, change: (stored: string) => object): Promise<void> {
  const row = await rows().findById(rowId(at)).lean()
  if (!row) throw new Error('no such rating')
  await rows().updateOne({ _id: rowId(at) }, { $set: change(row.rating) })
}

test('every rating of a run is told to be what was recomputed', async () => {
  for (let at = 0; at < 12; at++) expect((await told(at)).recomputed, postOf(at)).toBe(true)
  const board = await world.data(
    people.long,
    '{ ratings(year: 2022) { edges { node { recomputed } } } }',
  )
  const seen = board.ratings.edges.map((edge: { node: { recomputed: boolean } }) => edge.node)
  expect(new Set(seen.map((node: { recomputed: boolean }) => node.recomputed))).toEqual(
    new Set([true]),
  )
})

test('a rating that was changed in the database is shown as changed, and no other', async () => {
  await change(1, (rating) => {
    const parsed: { total: number } = JSON.parse(rating)
    return { rating: JSON.stringify({ ...parsed, total: 99.5 }) }
  })
  expect(await told(1)).toEqual({ recomputed: false, total: 99.5 })
  expect((await told(2)).recomputed).toBe(true)
})

test('the file of one leader under the name of another is shown as changed', async () => {
  const other = await rows().findById(rowId(3)).lean()
  await change(4, () => ({ rating: other?.rating }))
  expect((await told(4)).recomputed).toBe(false)
  await rows().updateOne({ _id: rowId(5) }, { $set: { memberId: chairOf(6) } })
  expect((await told(5)).recomputed).toBe(false)
})

test('digests that were changed too vouch for nothing', async () => {
  const hash = (await world.stores.cycle.byId(CYCLE))?.result?.digestsHash ?? ''
  await world.stores.text.model.updateMany({ hash }, { $set: { packed: 'AAAA' } })
  expect((await told(7)).recomputed).toBe(false)
})
