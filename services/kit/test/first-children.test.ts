import { Schema } from 'mongoose'
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { connectMongo } from '../src/mongo.ts'
import { firstChildren } from '../src/page.ts'

type Row = { _id: string; parentId: string | null; open: boolean }

it('the first children of many parents are in order, no more than asked for, and all counted', async () => {
  await using stack = new AsyncDisposableStack()
  const mongo = new URL(process.env['TN_MONGO_URI'] ?? '')
  mongo.pathname = `/tn_test_${randomUUID().slice(0, 8)}_children`
  const connection = await connectMongo(mongo.href)
  stack.defer(async () => {
    await connection.dropDatabase()
    await connection.close()
  })
  const fields = { _id: String, parentId: String, open: Boolean }
  const model = connection.model('Child', new Schema<Row>(fields, { versionKey: false }))
  const rowOf = (_id: string, parentId: string | null, open = true) => ({ _id, parentId, open })
  const ofA = ['3', '1', '4', '2'].map((id) => rowOf(id, 'a'))
  await model.insertMany([...ofA, rowOf('5', 'b'), rowOf('0', 'a', false), rowOf('9', null)])
  const parentIds = ['a', 'b', 'c']
  const asked = { parentIds, where: { open: true }, order: { _id: 1 }, limit: 2 } as const
  const found = await firstChildren(model, asked, ({ _id }: Row) => `child ${_id}`)
  expect(found.toSorted((one, other) => one.parentId.localeCompare(other.parentId))).toEqual([
    { parentId: 'a', rows: ['child 1', 'child 2'], total: 4 },
    { parentId: 'b', rows: ['child 5'], total: 1 },
  ])
  const last = await firstChildren(model, { ...asked, order: { _id: -1 } }, ({ _id }: Row) => _id)
  expect(last.find(({ parentId }) => parentId === 'a')?.rows).toEqual(['4', '3'])
})
