import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bytesOf } from '../src/sealed/key-store.ts'
import { rewrapKeys } from '../src/sealed/rewrap-keys.ts'
import { openStores } from '../src/stores.ts'
import { members, people, UNIT } from './province.ts'
import { verbs } from './verbs.ts'
import { createWorld, type World } from './world.ts'

let world: World
let does: ReturnType<typeof verbs>

beforeAll(async () => {
  world = await createWorld(26)
  does = verbs(world)
})
afterAll(async () => await world?.[Symbol.asyncDispose]())

test('the key-encryption key rotates: everything opens by the new one, nothing by the old, and what was destroyed stays so', async () => {
  const [a, b, c] = [members[0] ?? {}, members[1] ?? {}, members[2] ?? {}]
  const sent = await does.brought(a, 'SENT')
  await does.invites(people.chair, b)
  await does.invites(people.chair, c)
  const { id: declined } = await does.invitation(b)
  await does.declines(b, declined)
  const before = await shape()
  const [old, current] = [world.config.keys.current, randomBytes(32)]

  const both = await openStores(world.connection, { current, old: [old] })
  const strange = { _id: 'R-strange', kek: 'ffffffffffffffff', box: randomBytes(60) }
  await world.connection.collection<typeof strange>('keys').insertOne(strange)
  await rewrapKeys({ ...world.worker, stores: both })
  const left = await world.stores.keys.model.findById('R-strange').lean()
  expect(
    left && bytesOf(left.box).equals(strange.box),
    'a key nobody here can open is left alone',
  ).toBe(true)
  await expect(openStores(world.connection, { current, old: [old] })).rejects.toThrow(
    'TN_REFERRAL_KEY',
  )
  await world.stores.keys.model.deleteOne({ _id: 'R-strange' })
  expect(await shape()).toEqual(before)

  const alone = await openStores(world.connection, { current, old: [] })
  expect((await alone.referral.byId(sent))?.file.memberId).toBe(a.sub)
  expect((await alone.read.of(sent)).length).toBeGreaterThan(0)
  expect(await alone.invitation.waitingFor(c.sub ?? '', world.clock.today())).toMatchObject({
    unionId: UNIT,
  })
  expect(await alone.invitation.waitingFor(b.sub ?? '', world.clock.today())).toBeNull()
  expect(await alone.pause.holdsFor(b.sub ?? '', world.clock.today())).toBe(true)
  expect((await alone.keys.open([declined])).size).toBe(0)
  await expect(openStores(world.connection, { current: old, old: [] })).rejects.toThrow(
    'TN_REFERRAL_KEY',
  )
})

/** Ids and sizes of all keys: what somebody with the database sees of a rotation. */
async function shape() {
  const rows = await world.stores.keys.model.find({}).sort({ _id: 1 }).lean()
  return rows.map(({ _id, box }) => [_id, box.length])
}
