import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCampaignWorld, type CampaignWorld } from './campaign-world.ts'
import { verbs } from './campaign-verbs.ts'
import { ACTIVITY, OPEN, RECORD } from './fund-verbs.ts'
import { TEA } from './province.ts'
import { people } from './world.ts'

const { bao, hang, ngan } = people

let world: CampaignWorld
let does: ReturnType<typeof verbs>
beforeAll(async () => {
  world = await createCampaignWorld(22, '2023-11-10')
  does = verbs(world)
  await world.size(TEA, 62)
})
afterAll(async () => await world?.[Symbol.asyncDispose]())

const newest = async (code: string, year: string) =>
  (await world.facts(code, TEA)).findLast(({ asOf }) => String(asOf).startsWith(year))

test('what changes after the year is over changes that year, and no other', async () => {
  const words = { vi: 'Mái ấm công đoàn', en: 'A roof for members' }
  const round = { from: '2023-12-01', closingDay: '2023-12-31' }
  const asked = { issuer: 'P12', title: words, text: words, round }
  const appeal = (await world.data(hang, OPEN, asked)).openFundAppeal.appeal.id
  const input = { title: words, startsOn: '2023-11-01', endsOn: '2024-02-28' }
  const { id } = (await does.drafts(bao, { issuer: 'P12', input })).campaign
  await does.launches(bao, hang, id)
  const part = (await does.registers(ngan, id, { unit: TEA })).participation.id
  expect(await newest('CAMPAIGN_REGISTERED', '2023')).toMatchObject({ numerator: 1 })

  await world.travel('2024-01-04')
  await world.data(ngan, RECORD, { unit: TEA, appeal, round: 1, n: 31, vnd: 1_000_000 })
  expect(await newest('T8a', '2023')).toMatchObject({ asOf: '2023-12-31', numerator: 31 })
  await world.data(ngan, ACTIVITY, { unit: TEA, title: 'Hiến máu', on: '2023-12-20', n: 12 })
  expect(await newest('T8b', '2023')).toMatchObject({ asOf: '2023-12-31', numerator: 12 })
  const { version } = (await does.withdraws(ngan, part)).participation
  expect(await newest('CAMPAIGN_REGISTERED', '2023')).toMatchObject({
    ...{ asOf: '2023-12-31', numerator: 0 },
  })
  for (const code of ['T8a', 'T8b', 'CAMPAIGN_REGISTERED'])
    expect(await newest(code, '2024')).toBeUndefined()

  await does.registers(ngan, id, { unit: TEA, version })
  expect(await newest('CAMPAIGN_REGISTERED', '2023')).toMatchObject({ numerator: 0 })
  expect(await newest('CAMPAIGN_REGISTERED', '2024')).toMatchObject({ numerator: 1 })
})
