import { createConnection, type Connection } from 'mongoose'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createWorld, type TestWorld } from '../world/world.ts'

const AWARD = `query { recognition(id: "award") { shownAs { vi } person { name { full } } } }`
const CONSENT = `mutation ($name: Boolean!) {
  consentToRecognition(recognition: "award", name: $name, picture: false, version: 3) { __typename } }`
const PERSON = 'U-SCHOOL:3'

let world: TestWorld
let campaigns: Connection
beforeAll(async () => {
  world = await createWorld({ redisDb: 23 })
  campaigns = await createConnection(world.env['TN_MONGO_URI_CAMPAIGNS'] ?? '').asPromise()
  await campaigns.collection<{ _id: string }>('recognitions').insertOne({
    _id: 'award',
    version: 3,
    subject: 'AUTHOR',
    title: { vi: 'Bằng khen', en: 'Award' },
    citation: null,
    unitId: 'U-SCHOOL',
    initiativeId: null,
    modelId: null,
    memberId: world.people.memberIds.get(PERSON),
    proposedBy: 'M-000000',
    state: 'PUBLISHED',
    consent: { name: false, picture: false },
    pictureId: null,
    decisionNo: '31',
    publishedOn: '2023-11-20',
    steps: [],
  } as never)
}, 120_000)
afterAll(async () => {
  await campaigns?.close()
  await world?.[Symbol.asyncDispose]()
})

it('shows the name of an award’s person to everybody while that person consents, and to nobody else after', async () => {
  const strangers = ['khanh', 'phin', 'bao', 'lien']
  const names = async () =>
    await Promise.all(
      strangers.map(async (who) => (await (await world.as(who)).data(AWARD))['recognition']),
    )
  const unnamed = { shownAs: { vi: 'một đoàn viên' }, person: null }
  expect(await names()).toEqual(strangers.map(() => unnamed))
  const person = await world.as(PERSON)
  await person.data(CONSENT, { name: true })
  const named = { shownAs: null, person: { name: { full: 'Lò Văn Số 3' } } }
  expect(await names()).toEqual(strangers.map(() => named))
  await person.data(CONSENT, { name: false })
  expect(await names()).toEqual(strangers.map(() => unnamed))
})
