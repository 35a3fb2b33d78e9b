import type { Claims } from '@tinnhiem/kit/test-gateway'
import type { OrganizationItem } from '@tinnhiem/membership/events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Participation } from '../src/participation/participation.ts'
import { DIRECT, organizations, PHONG_THO, PROVINCE, TAN_UYEN, TEA } from './province.ts'
import { createWorld, people, type World } from './world.ts'

let world: World

beforeAll(async () => {
  world = await createWorld(21)
  const [unit] = organizations().filter(({ id }) => id === TEA)
  if (!unit) throw new Error('no unit to copy')
  const more = (at: number, change: Partial<OrganizationItem> = {}): OrganizationItem => {
    const id = `U-1${at}`
    return { ...unit, id, code: id, path: `${PROVINCE}/${TAN_UYEN}/${id}`, ...change }
  }
  // with the tea company and the school: nine units, one of which ended before the year did
  await world.stores.projection.takeOrganizations([
    ...[0, 1, 2, 3, 4, 5, 6].map((at) => more(at)),
    more(7, { validTo: '2023-06-30' }),
    ...[8, 9, 10].map((at) => more(at, { parentId: 'P12', path: `${PROVINCE}/U-1${at}` })),
  ])
  await register(TEA, 'c1', '2023-02-01')
  await register(TEA, 'c2', '2023-03-01')
  await register('U-10', 'c1', '2023-01-01')
  await register('U-17', 'c1', '2023-01-01')
  await register('U-11', 'c1', '2022-12-31')
  await register('U-12', 'c1', '2023-05-01', { state: 'WITHDRAWN' })
  await register('U-13', 'own', '2023-05-01', { counts: false })
  await register('M-000010', 'c1', '2023-05-01', { kind: 'MEMBER' })
  await register(DIRECT, 'c1', '2023-11-20')
})
afterAll(async () => await world?.[Symbol.asyncDispose]())

async function register(
  subjectId: string,
  campaignId: string,
  registeredOn: string,
  change: Partial<Participation> = {},
) {
  await world.stores.participation.insert({
    id: `${campaignId}.${subjectId}`,
    campaignId,
    rootId: campaignId,
    kind: 'UNION',
    subjectId,
    unionId: subjectId,
    upperId: TAN_UYEN,
    state: 'REGISTERED',
    target: null,
    registeredOn,
    withdrawnOn: null,
    version: 1,
    reports: [],
    waiting: false,
    counts: true,
    ...change,
  })
}

const FIGURES = `query ($r: [_Any!]!, $year: Int!) { _entities(representations: $r) { ... on UnionOrganization {
  id campaignRegistration(year: $year) { __typename ... on CampaignRegistration { year units registered percent }
    ... on NotEnoughData { reason } } } } }`

async function figures(who: Claims, ids: readonly string[], year = 2023) {
  const r = ids.map((id) => ({ __typename: 'UnionOrganization', id }))
  const { _entities } = await world.data(who, FIGURES, { r, year })
  return _entities.map((row: { campaignRegistration: object } | null) => row?.campaignRegistration)
}

describe('registration of an organisation’s units', () => {
  test('counts a unit once, not what was withdrawn, the unit’s own, another year’s or a person’s', async () => {
    const [tanUyen, province] = await figures(people.khanh, [TAN_UYEN, 'P12'])
    expect(tanUyen).toMatchObject({ year: 2023, units: 9, registered: 2, percent: 22.2 })
    expect(province).toMatchObject({ units: 14, registered: 3, percent: 21.4 })
    const [before] = await figures(people.khanh, [TAN_UYEN], 2022)
    expect(before).toMatchObject({ units: 10, registered: 1, percent: 10 })
  })

  test('is not told of one unit, of a few, or of a year in which nobody did', async () => {
    const rows = await figures(people.khanh, [TEA, DIRECT, PHONG_THO])
    expect(rows.map(({ reason }: { reason: string }) => reason)).toEqual(Array(3).fill('TOO_FEW'))
    const [none] = await figures(people.khanh, [TAN_UYEN], 2019)
    expect(none.reason).toBe('NOT_PUBLISHED')
  })

  test('is the same for all who may see it, and nothing for others', async () => {
    const shown = await figures(people.khanh, [TAN_UYEN, 'P12'])
    for (const who of [people.hang, people.long])
      expect(await figures(who, [TAN_UYEN, 'P12'])).toEqual(shown)
    for (const who of [people.hac, people.ngan, people.suong, people.bao])
      expect(await figures(who, [TAN_UYEN, 'P12'])).toEqual([null, null])
  })

  test('is read with as many calls for a page of 100 as for one', async () => {
    const mongo = world.connection
    const reads = async (ids: string[]) => {
      await mongo.db?.command({ profile: 2 })
      const from = new Date()
      await figures(people.khanh, ids)
      await mongo.db?.command({ profile: 0 })
      const ns = ['organizations', 'participations'].map((name) => `${mongo.name}.${name}`)
      return await mongo.db
        ?.collection('system.profile')
        .countDocuments({ ts: { $gte: from }, ns: { $in: ns } })
    }
    expect(await reads([TAN_UYEN])).toBe(3)
    expect(await reads(Array.from({ length: 100 }, (_, at) => `U-1${at % 7}`))).toBe(3)
  })
})
