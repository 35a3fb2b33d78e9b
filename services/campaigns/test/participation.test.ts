import { auditModel } from '@tinnhiem/kit/audit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCampaignWorld, unitOf, type CampaignWorld } from './campaign-world.ts'
import { verbs } from './campaign-verbs.ts'
import { DIRECT, FAR_SCHOOL, PHONG_THO, SCHOOL, TAN_UYEN, TEA } from './province.ts'
import { people } from './world.ts'

const { bao, hang, suong, pham2, phin, ngan, say, hac, inh, cho, khanh, long } = people
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
})
afterAll(async () => await world?.[Symbol.asyncDispose]())

describe('registration', () => {
  test('a campaign that is open stands on a member’s list, and two taps are one registration', async () => {
    const ask = '{ openCampaigns { campaign { id } mine { id state } } }'
    expect((await world.data(hac, ask)).openCampaigns).toEqual([{ campaign: { id }, mine: null }])
    const taps = await Promise.all(
      Array.from({ length: 5 }, async () => await does.registers(hac, id)),
    )
    const ids = new Set(taps.map((tap) => tap.participation.id))
    expect(ids.size).toBe(1)
    expect(await world.stores.participation.countOf(hac.sub)).toBe(1)
    expect((await world.data(hac, ask)).openCampaigns[0].mine.state).toBe('REGISTERED')
    expect(taps[0].participation.unionAtRegistration.id).toBe(TEA)
  })

  test('a person’s registration exists for that person alone', async () => {
    const row = (await world.stores.participation.registeredOf([hac.sub]))[0]
    const entity = `query($r: [_Any!]!) { _entities(representations: $r) { ... on CampaignParticipation { id state } } }`
    const r = [{ __typename: 'CampaignParticipation', id: row?.id }]
    expect((await world.data(hac, entity, { r }))._entities[0].id).toBe(row?.id)
    for (const who of [inh, ngan, suong, hang, bao, long, khanh, cho]) {
      expect((await world.data(who, entity, { r }))._entities, who.sub).toEqual([null])
      expect(
        await world.code(
          who,
          `mutation { withdrawFromCampaign(participation: "${row?.id}", version: 1) { __typename } }`,
        ),
      ).toBe('NOT_FOUND')
    }
  })

  test('a unit registers with its own target through its officer, and it is told as a fact', async () => {
    expect(await does.registers(hac, id, { unit: TEA })).toMatchObject({ rule: 'NOT_YOUR_ROLE' })
    expect(await does.registers(say, id, { unit: TEA })).toMatchObject({ rule: 'NOT_YOUR_ROLE' })
    expect(await does.registers(ngan, id, { unit: TEA, target: 0 })).toMatchObject({
      code: 'TARGET_RANGE',
    })
    const both = await Promise.all([
      does.registers(ngan, id, { unit: TEA, target: 4 }),
      does.registers(suong, id, { unit: TEA, target: 4 }),
    ])
    part = both[0].participation.id
    expect(both[1].participation.id).toBe(part)
    const facts = await world.facts('CAMPAIGN_REGISTERED', TEA)
    expect(facts).toMatchObject([
      { rev: 1, numerator: 1, denominator: 1, asOf: '2023-03-10', unionId: TEA },
    ])
    expect(String(facts[0]?.['source'])).toContain('10/03/2023')
  })

  test('what a unit launched itself is no fact: nobody launches own points', async () => {
    const own = (await does.drafts(ngan, { issuer: TEA, input: YEAR_LONG })).campaign.id
    await does.launches(ngan, people.pham, own)
    expect((await does.registers(ngan, own, { unit: TEA })).participation.state).toBe('REGISTERED')
    expect((await world.facts('CAMPAIGN_REGISTERED', TEA)).length).toBe(1)
  })

  test('registrations of one unit in several campaigns at once are counted once each', async () => {
    const ids = await Promise.all(
      [1, 2, 3, 4].map(async (n) => {
        const title = { vi: `Phong trào ${n}`, en: `Movement ${n}` }
        return (
          await does.drafts(suong, {
            issuer: TAN_UYEN,
            input: { ...YEAR_LONG, title, who: 'UNITS' },
          })
        ).campaign.id
      }),
    )
    for (const one of ids) await does.launches(suong, pham2, one)
    await Promise.all(ids.map(async (one) => await does.registers(say, one, { unit: SCHOOL })))
    const facts = await world.facts('CAMPAIGN_REGISTERED', SCHOOL)
    expect(facts.map(({ rev, numerator }) => [rev, numerator])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
    ])
    const first = (await world.stores.participation.registeredOf([SCHOOL]))[0]
    expect((await does.withdraws(say, first?.id ?? '')).participation.state).toBe('WITHDRAWN')
    expect((await world.facts('CAMPAIGN_REGISTERED', SCHOOL)).at(-1)).toMatchObject({
      rev: 5,
      numerator: 3,
    })
    const again = { unit: SCHOOL, version: 2 }
    const back = await does.registers(say, first?.campaignId ?? '', again)
    expect(back.participation.version).toBe(3)
    expect((await world.facts('CAMPAIGN_REGISTERED', SCHOOL)).at(-1)).toMatchObject({
      rev: 6,
      numerator: 4,
    })
  })

  test('closed after its last day, unless the organiser reopens it', async () => {
    await world.travel('2023-06-01')
    expect(await does.registers(cho, id)).toMatchObject({ rule: 'REGISTRATION_CLOSED' })
    expect(await does.reopens(cho, id, '2023-06-30')).toMatchObject({ rule: 'NOT_YOUR_ROLE' })
    expect((await does.reopens(bao, id, '2023-06-30')).campaign.registrationOpen).toBe(true)
    expect((await does.registers(cho, id)).participation.unionAtRegistration.id).toBe(FAR_SCHOOL)
  })

  test('after a transfer the participation stays with the unit at registration, and the person keeps it', async () => {
    await world.join(hac.sub, TEA, { to: '2023-05-31', rev: 2 })
    await world.join(hac.sub, FAR_SCHOOL, { from: '2023-06-01' })
    const again = await does.registers(
      asMember(hac.sub, FAR_SCHOOL, `/P12/${PHONG_THO}/${FAR_SCHOOL}`),
      id,
    )
    expect(again.participation.unionAtRegistration.id).toBe(TEA)
    const mine = await world.data(
      hac,
      '{ myParticipations { totalCount edges { node { unionAtRegistration { id } campaign { id } } } } }',
    )
    expect(mine.myParticipations).toMatchObject({
      totalCount: 1,
      edges: [{ node: { unionAtRegistration: { id: TEA } } }],
    })
  })
})

describe('results', () => {
  test('the level above verifies; the own unit, the reporter and strangers do not', async () => {
    const told = await does.reports(ngan, part, 3, { note: 'Ba công trình' })
    expect(told.participation).toMatchObject({
      reported: 3,
      verified: null,
      reports: [{ no: 1, state: 'WAITING', late: false }],
    })
    expect(await does.verifies(ngan, part)).toMatchObject({ rule: 'NOT_YOUR_ROLE' })
    for (const who of [say, phin, hac, khanh])
      expect(await does.verifyCode(who, part), who.sub).toBe('NOT_FOUND')
    expect(await does.verifies(bao, part)).toMatchObject({ rule: 'NOT_YOUR_ROLE' })
    const both = { sub: ngan.sub, roles: [...ngan.roles, ...suong.roles] }
    expect(await does.verifies(both, part)).toMatchObject({ rule: 'OWN_UNIT_NEVER_VERIFIES' })
    const school = (await world.stores.participation.registeredOf([SCHOOL]))[0]
    await does.reports(suong, school?.id ?? '', 2)
    expect(await does.verifies(suong, school?.id ?? '')).toMatchObject({
      rule: 'OWN_UNIT_NEVER_VERIFIES',
    })
    expect(await does.verifies(hang, school?.id ?? '')).toHaveProperty('participation')
  })

  test('what waits stands on the desk of the level right above, audited, and a stale answer is refused', async () => {
    const ask =
      '{ campaignDesk { toVerify } reportsToVerify { totalCount edges { node { id reports { by { id } } } } } }'
    const before = await auditModel(world.connection).countDocuments()
    const mine = await world.data(suong, ask)
    expect(mine.campaignDesk.toVerify).toBe(1)
    expect(mine.reportsToVerify.edges[0].node).toMatchObject({
      id: part,
      reports: [{ by: { id: ngan.sub } }],
    })
    expect(await auditModel(world.connection).countDocuments()).toBe(before + 1)
    expect((await world.data(phin, ask)).reportsToVerify.totalCount).toBe(0)
    expect(await world.code(ngan, '{ reportsToVerify { totalCount } }')).toBe('NOT_ALLOWED')
    const version = (await world.stores.participation.byId(part))?.version
    const two = await Promise.all([
      does.verifies(suong, part, version),
      does.verifies(pham2, part, version),
    ])
    expect(two.map(({ code }) => code ?? 'OK').toSorted()).toEqual(['OK', 'VERSION_CONFLICT'])
    expect((await world.data(suong, ask)).campaignDesk.toVerify).toBe(0)
  })

  test('a correction and a late result keep the history, and the verified value until they are decided', async () => {
    await world.travel('2023-10-05')
    expect((await does.reads(bao, id)).state).toBe('COLLECTING_RESULTS')
    const corrected = (await does.reports(ngan, part, 5)).participation
    expect(corrected).toMatchObject({ reported: 5, verified: 3 })
    expect(corrected.reports[0]).toMatchObject({
      no: 2,
      late: true,
      corrects: true,
      state: 'WAITING',
    })
    expect(await does.returns(suong, part, 'x')).toMatchObject({ rule: 'REASON_NEEDED' })
    const returned = (await does.returns(suong, part, 'Thiếu biên bản')).participation
    expect(returned).toMatchObject({ reported: 3, verified: 3 })
    expect(returned.reports.map(({ state }: { state: string }) => state)).toEqual([
      'RETURNED',
      'VERIFIED',
    ])
    await does.reports(ngan, part, 4)
    expect((await does.verifies(suong, part)).participation).toMatchObject({
      reported: 4,
      verified: 4,
    })
    expect(
      (await does.board(hang, id)).edges.find(
        ({ node }: { node: { organization: { id: string } } }) => node.organization.id === TEA,
      ).node,
    ).toMatchObject({ target: 4, registered: 4, verified: 4, per100: 6.5 })
  })

  test('an organiser reads a unit’s results without names, its officers with them', async () => {
    const ask = `{ unitParticipations(unit: "${TEA}") { edges { node { id reports { by { id } decidedBy { id } } } } } }`
    const names = (data: { unitParticipations: { edges: { node: { reports: unknown[] } }[] } }) =>
      JSON.stringify(data.unitParticipations.edges.map(({ node }) => node.reports))
    expect(names((await world.data(bao, ask)) as never)).not.toContain('M-')
    expect(names((await world.data(ngan, ask)) as never)).toContain(ngan.sub)
    for (const who of [hac, say, phin, khanh, long])
      expect(await world.code(who, ask), who.sub).toBe('NOT_FOUND')
  })

  test('a member’s own result is a note only that member sees', async () => {
    const row = (await world.stores.participation.registeredOf([cho.sub]))[0]
    const told = await does.reports(cho, row?.id ?? '', 2)
    expect(told.participation).toMatchObject({
      reported: 2,
      verified: null,
      reports: [{ state: 'NOTED' }],
    })
    expect((await world.data(phin, '{ campaignDesk { toVerify } }')).campaignDesk.toVerify).toBe(0)
  })

  test('a report of a campaign that was cancelled waits for nobody any more', async () => {
    const plan = { title: { vi: 'Việc dở dang', en: 'Unfinished' }, startsOn: '2023-03-01' }
    const { id: ended } = (await does.drafts(bao, { issuer: 'P12', input: plan })).campaign
    await does.launches(bao, hang, ended)
    await world.ticks()
    const left = (await does.registers(ngan, ended, { unit: TEA })).participation.id
    await does.reports(ngan, left, 1)
    const waiting = async () =>
      (await world.data(suong, `{ reportsToVerify(campaign: "${ended}") { totalCount } }`))
        .reportsToVerify.totalCount
    expect(await waiting()).toBe(1)
    await does.moves(bao, ended, 'CANCEL', { reason: 'Dừng hẳn' })
    expect(await waiting()).toBe(0)
    expect((await world.stores.participation.byId(left))?.reports[0]?.state).toBe('WAITING')
  })

  test('who acted for a unit is written down, and nothing of a person’s own registration', async () => {
    const lines = await auditModel(world.connection).find().lean()
    const acts = lines.filter(({ subject }) =>
      [TEA, SCHOOL].some((unit) => subject.endsWith(`.${unit}`)),
    )
    expect(new Set(acts.map(({ purpose }) => purpose))).toEqual(
      new Set(['REGISTER_UNIT', 'REPORT', 'RETURN', 'VERIFY', 'WITHDRAW_UNIT']),
    )
    for (const { sub } of [hac, inh, cho])
      expect(lines.filter(({ subject }) => subject.includes(sub))).toEqual([])
  })
})
