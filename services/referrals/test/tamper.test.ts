import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bytesOf } from '../src/sealed/key-store.ts'
import { members, organ, OTHER_UNIT, people } from './province.ts'
import { verbs } from './verbs.ts'
import { createWorld, type World } from './world.ts'

/** Somebody who may write into the database, and has no key, brings a case before other eyes. */
let world: World
let does: ReturnType<typeof verbs>
let next = 0
const fresh = () => members[next++] ?? {}

beforeAll(async () => {
  world = await createWorld(28)
  does = verbs(world)
})
afterAll(async () => await world?.[Symbol.asyncDispose]())

const rows = () => world.stores.referral.model
const INBOX = `query($organ: ID!) { receivedReferrals(organ: $organ) { totalCount edges { node { id } } } }`

describe('a row changed by hand', () => {
  test('does not show a case to another unit', async () => {
    const id = await does.brought(fresh(), 'CONSENTED')
    await rows().updateOne({ _id: id }, { $set: { unionId: OTHER_UNIT } })
    expect(await does.refused(people.otherChair, id)).toBe('NOT_FOUND')
    expect((await does.list(people.otherChair, OTHER_UNIT)).edges).toEqual([])
  })
  test('does not show a case to a unit the person never moved to', async () => {
    const id = await does.brought(fresh(), 'CONSENTED')
    await rows().updateOne({ _id: id }, { $set: { movingTo: OTHER_UNIT, askedOf: OTHER_UNIT } })
    expect(await does.refused(people.otherChair, id)).toBe('NOT_FOUND')
    expect((await does.list(people.otherChair, OTHER_UNIT)).edges).toEqual([])
    expect(await does.opinionsAsked(people.otherChair, OTHER_UNIT)).toEqual([])
  })
  test('does not show a case to an organ it was not sent to', async () => {
    const id = await does.brought(fresh(), 'SENT')
    const other = { ...organ, id: 'PO-OTHER', liaisonIds: ['M-400041'] }
    await world.stores.organ.insert(other)
    const hash = world.stores.find('ORGAN', other.id)
    await rows().updateOne({ _id: id }, { $set: { organ: hash } })
    const who = { ...people.liaison, sub: 'M-400041' }
    const page = (await world.data(who, INBOX, { organ: other.id })).receivedReferrals
    expect(page).toMatchObject({ totalCount: 0, edges: [] })
  })
  test('does not show a case to another person as the own, nor undo that somebody left', async () => {
    const [who, other] = [fresh(), fresh()]
    const id = await does.brought(who, 'CONSENTED')
    const person = world.stores.find('CASE', other.sub ?? '')
    await rows().updateOne({ _id: id }, { $set: { person } })
    expect(await does.mine(other)).toEqual([])
    await rows().updateOne(
      { _id: id },
      { $set: { person: world.stores.find('CASE', who.sub ?? '') } },
    )
    await does.withdraws(who, id)
    await rows().updateOne({ _id: id }, { $set: { state: 'CONSENTED', open: true } })
    expect(await does.refused(people.chair, id)).toBe('NOT_FOUND')
  })
  test('does not bring one person’s contents into another’s row', async () => {
    const [a, b] = [await does.brought(fresh(), 'CONSENTED'), await does.brought(fresh(), 'SENT')]
    const [one, other] = [await rows().findById(a).lean(), await rows().findById(b).lean()]
    await rows().updateOne({ _id: a }, { $set: { box: bytesOf(other?.box ?? Buffer.alloc(0)) } })
    expect(await does.refused(people.chair, a)).toBe('NOT_FOUND')
    await rows().updateOne({ _id: a }, { $set: { box: bytesOf(one?.box ?? Buffer.alloc(0)) } })
    expect((await does.reads(people.chair, a)).id).toBe(a)
  })
})
