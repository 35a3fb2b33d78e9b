import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCampaignWorld, unitOf, type CampaignWorld } from './campaign-world.ts'
import { verbs } from './campaign-verbs.ts'
import { DIRECT, FAR_SCHOOL, PHONG_THO, SCHOOL, TAN_UYEN, TEA } from './province.ts'
import { people } from './world.ts'

const { bao, hang, ruong, suong, pham2, ngan, say, hac, inh, cho, khanh, long, phu } = people
const YEAR_LONG = {
  title: { vi: 'Lao động giỏi', en: 'Good labour' },
  who: 'UNITS_AND_MEMBERS',
  startsOn: '2023-03-01',
  endsOn: '2023-09-30',
  registrationUntil: '2023-05-31',
}
/** Members of the far school: with Cho they are seven. */
const FAR = ['M-000101', 'M-000102', 'M-000103', 'M-000104', 'M-000105', 'M-000106']
const asMember = (sub: string, org: string, path: string) => ({
  sub,
  roles: [{ role: 'MEMBER', org, path }],
})

let world: CampaignWorld
let does: ReturnType<typeof verbs>
let id: string
let part: string

beforeAll(async () => {
  world = await createCampaignWorld(19, '2023-03-10')
  does = verbs(world)
  await world.stores.projection.takeOrganizations([unitOf('U-0001', 'CĐCS Trạm Y tế Khe Lau')])
  for (const [member, union] of [
    [hac.sub, TEA],
    [inh.sub, TEA],
    [ngan.sub, TEA],
    [say.sub, SCHOOL],
    [suong.sub, SCHOOL],
    [pham2.sub, SCHOOL],
    [cho.sub, FAR_SCHOOL],
    ...FAR.map((member) => [member, FAR_SCHOOL] as const),
  ] as const)
    await world.join(member, union)
  for (const [union, members] of [
    [TEA, 62],
    [SCHOOL, 36],
    [FAR_SCHOOL, 17],
    [DIRECT, 118],
    ['U-0001', 8],
  ] as const)
    await world.size(union, members)
  id = (
    await does.drafts(bao, { issuer: 'P12', template: 'GOOD_CREATIVE_LABOUR', input: YEAR_LONG })
  ).campaign.id
  await does.launches(bao, hang, id)
  await world.ticks()
  for (const who of [hac, cho]) await does.registers(who, id)
  for (const sub of FAR)
    await does.registers(asMember(sub, FAR_SCHOOL, `/P12/${PHONG_THO}/${FAR_SCHOOL}`), id)
  part = (await does.registers(ngan, id, { unit: TEA, target: 4 })).participation.id
  await does.reports(ngan, part, 4)
  await does.verifies(suong, part)
})
afterAll(async () => await world?.[Symbol.asyncDispose]())

describe('counts and reminders', () => {
  test('members below 5 are hidden, with a second row where a difference would tell', async () => {
    const turnout = await does.turnout(hang, id)
    const rows = Object.fromEntries(
      turnout.rows.map((row: { organization: { id: string }; members: number | null }) => [
        row.organization.id,
        row.members,
      ]),
    )
    // one of Tân Uyên, seven of Phong Thổ, none directly below the province: the seven go too
    expect(rows).toEqual({ P12: null, [PHONG_THO]: null, [TAN_UYEN]: null })
    expect(turnout).toMatchObject({
      members: 8,
      units: 5,
      unitsRegistered: 1,
      unitsReported: 1,
      unitsVerified: 1,
    })
    for (const who of [khanh, long, bao]) expect(await does.turnout(who, id)).toEqual(turnout)
    for (const who of [hac, ngan, suong]) expect(await does.turnout(who, id), who.sub).toBeNull()
  })

  test('a unit’s officers learn how many of its members registered, from 5 on', async () => {
    const told = async (who: typeof ngan, unit: string) =>
      (await world.data(who, `{ unitCampaigns(unit: "${unit}") { membersRegistered } }`))
        .unitCampaigns
    expect(await told(ngan, TEA)).toEqual([{ membersRegistered: null }])
    expect(await told(phu as never, FAR_SCHOOL)).toEqual([{ membersRegistered: 7 }])
    expect(await told(suong as never, TEA)).toEqual([{ membersRegistered: null }])
  })

  test('one reminder in seven days, for those who registered, and nobody else hears of it', async () => {
    expect(await does.reminds(ngan, id)).toMatchObject({ rule: 'NOT_YOUR_ROLE' })
    expect((await does.reminds(bao, id)).campaign.id).toBe(id)
    expect(await does.reminds(hang, id)).toMatchObject({ rule: 'REMINDED_LATELY' })
    const ask = '{ participantNotices { code on campaign { id } } }'
    const heard = async (who: typeof hac) =>
      (await world.data(who, ask)).participantNotices.filter(
        ({ code }: { code: string }) => code === 'REMINDER',
      )
    expect(await heard(hac)).toEqual([{ code: 'REMINDER', on: '2023-03-10', campaign: { id } }])
    expect((await heard(ngan as never)).length).toBe(1)
    for (const who of [inh, phu, say]) expect(await heard(who as never), who.sub).toEqual([])
    await world.travel('2023-03-16')
    expect(await does.reminds(ruong, id)).toMatchObject({ rule: 'REMINDED_LATELY' })
    await world.travel('2023-03-17')
    expect((await does.reminds(ruong, id)).campaign.id).toBe(id)
  })
})

describe('the board', () => {
  test('by size and Vietnamese name, never by result; units under 10 stand together; nobody is on it', async () => {
    const names = [
      'CĐCS Ăn Bình',
      'CĐCS An Bình',
      'CĐCS Đào San',
      'CĐCS Dào San',
      'CĐCS Trường 10',
      'CĐCS Trường 9',
    ]
    const sizes = [30, 30, 30, 30, 120, 120]
    const units = names.map((name, at) => unitOf(`U-010${at}`, name))
    const small = [7, 9].map((_, at) => unitOf(`U-020${at}`, `CĐCS nhỏ ${at}`))
    await world.stores.projection.takeOrganizations([...units, ...small])
    for (const [at, unit] of units.entries()) await world.size(unit.id, sizes[at] ?? 0)
    for (const [at, unit] of small.entries()) await world.size(unit.id, [7, 9][at] ?? 0)
    for (const unit of [...units, ...small])
      await does.registers(suong, id, { unit: unit.id, target: 2 })
    const whole = await does.board(hac, id)
    const order = whole.edges.map(
      ({ node }: { node: { organization: { id: string } } }) => node.organization.id,
    )
    expect(order).toEqual([
      'U-0105',
      'U-0104',
      'U-0101',
      'U-0100',
      'U-0103',
      'U-0102',
      TEA,
      TAN_UYEN,
    ])
    expect(whole.edges.at(-1).node).toMatchObject({
      grouped: 2,
      members: 16,
      target: 4,
      band: 'SMALL_UNDER_20',
    })
    expect(whole.totals).toMatchObject({
      units: 9,
      members: 62 + 120 + 240 + 16,
      target: 20,
      verified: 4,
    })
    expect(whole.totalCount).toBe(8)
    const paged: string[] = []
    let after: string | null = null
    do {
      const page = await does.board(hac, id, { first: 3, after })
      paged.push(
        ...page.edges.map(
          ({ node }: { node: { organization: { id: string } } }) => node.organization.id,
        ),
      )
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after)
    expect(paged).toEqual(order)
    const middle = await does.board(hac, id, { band: 'MEDIUM_20_TO_99' })
    expect([middle.totalCount, middle.totals.units]).toEqual([5, 5])
    expect((await does.board(hac, id, { under: PHONG_THO })).edges).toEqual([])
    expect(JSON.stringify(whole)).not.toContain('M-')
  })

  test('a launch shows beforehand whom it reaches, in the own scope only', async () => {
    const ask = `query($audience: ID!) { campaignReach(audience: $audience) { units members bands { band units members } } }`
    const reach = (await world.data(suong, ask, { audience: TAN_UYEN })).campaignReach
    expect(reach.units).toBe(11)
    expect(reach.bands.map(({ units }: { units: number }) => units)).toEqual([2, 6, 3])
    for (const who of [suong, hac, khanh])
      expect(await world.code(who, ask, { audience: PHONG_THO })).toBe('NOT_FOUND')
  })
})
