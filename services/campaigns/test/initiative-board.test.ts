import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCampaignWorld, type CampaignWorld } from './campaign-world.ts'
import { verbs } from './campaign-verbs.ts'
import { initiativeVerbs } from './initiative-verbs.ts'
import { SCHOOL, TAN_UYEN, TEA } from './province.ts'
import { people } from './world.ts'

const { bao, hang, suong, pham2, ngan, hac, say } = people

let world: CampaignWorld
let does: ReturnType<typeof verbs>
let initiatives: ReturnType<typeof initiativeVerbs>
let id: string

beforeAll(async () => {
  world = await createCampaignWorld(19, '2023-06-10')
  does = verbs(world)
  initiatives = initiativeVerbs(world as never)
  await world.join(hac.sub, TEA)
  await world.size(TEA, 62)
  await world.size(SCHOOL, 36)
  const phase = { template: 'MILLION_INITIATIVES', phase: 'PHASE_2' }
  id = (await does.drafts(bao, { issuer: 'P12', ...phase })).campaign.id
  await does.launches(bao, hang, id)
  await world.ticks()
})
afterAll(async () => await world?.[Symbol.asyncDispose]())

const row = async (campaign: string, unit: string) =>
  (await does.board(hac, campaign)).edges
    .map(({ node }: { node: object }) => node)
    .find(({ organization }: { organization: { id: string } }) => organization.id === unit)

test('a campaign of a phase takes its numbers from the initiatives, move by move', async () => {
  const first = await initiatives.reach(hac, 'SUBMITTED')
  expect(await row(id, TEA)).toMatchObject({ target: null, registered: 1, verified: 0 })
  await initiatives.reach(hac, 'COUNTED', { title: 'Giá phơi chè chống mưa' })
  expect(await row(id, TEA)).toMatchObject({ registered: 2, verified: 1, per100: 1.6 })
  await initiatives.moves(hac, first, 'WITHDRAW')
  expect(await row(id, TEA)).toMatchObject({ registered: 1, verified: 1 })
})

test('who registers later finds them there, with the own target, and reports nothing', async () => {
  const part = (await does.registers(ngan, id, { unit: TEA, target: 4 })).participation
  expect(await row(id, TEA)).toMatchObject({ target: 4, registered: 1, verified: 1 })
  expect(await does.reports(ngan, part.id, 9)).toMatchObject({ rule: 'COUNTED_BY_INITIATIVES' })
})

test('who withdraws keeps the initiatives on the board, without a target', async () => {
  const registered = await world.stores.participation.registeredOf([TEA])
  await does.withdraws(ngan, registered[0]?.id ?? '')
  expect(await row(id, TEA)).toMatchObject({ target: null, registered: 1, verified: 1 })
})

test('an adopted campaign of the phase counts the same initiatives', async () => {
  const child = (await does.adopts(suong, id, TAN_UYEN)).campaign.id
  await does.launches(suong, pham2, child)
  await world.ticks()
  await does.registers(say, child, { unit: SCHOOL, target: 1 })
  await initiatives.reach(hac, 'SUBMITTED', { title: 'Bảng nhắc lịch trực' })
  for (const campaign of [child, id])
    expect(await row(campaign, TEA), campaign).toMatchObject({ registered: 2, verified: 1 })
  expect(await row(id, SCHOOL)).toMatchObject({ target: 1, registered: 0 })
})
