import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { writeName } from './person-names.ts'
import { PROVINCE, TOTALS, UPPER_PLANS } from './places.ts'
import type { DemoEmployer } from './world-types.ts'
import { makeWorld } from './world.ts'

const world = makeWorld()
const DAY = '2023-06-30'

function on<T extends { from: string; to: string | null }>(rows: readonly T[], day = DAY): T[] {
  return rows.filter(({ from, to }) => from <= day && (to === null || day <= to))
}

const parents = new Map(world.organizations.map(({ id, parentId }) => [id, parentId ?? '']))
const active = on(world.memberships)
const unionsOf = (id: string) =>
  world.organizations.filter((o) => o.kind === 'GRASSROOTS' && o.parentId === id)
const workers = ({ headcounts }: DemoEmployer) =>
  headcounts.filter(({ asOf }) => asOf <= DAY).at(-1)?.total ?? 0
const sum = (list: readonly number[]) => list.reduce((all, each) => all + each, 0)
const isFirm = (e: DemoEmployer) => e.class === 'ENTERPRISE' || e.class === 'COOPERATIVE'
const firms = world.employers.filter((e) => isFirm(e) && workers(e) >= 10)
const unionised = firms.filter(({ unionIds }) => unionIds.length > 0)

test('the same seed gives the same bytes, and another seed others', () => {
  const digest = (seed: number) =>
    createHash('sha256')
      .update(JSON.stringify(makeWorld(seed)))
      .digest('hex')
  expect(digest(world.seed)).toMatchInlineSnapshot(
    `"30400b56f17872db8ae1ac2d91dae754d4382a5ffb6c6dcb2af87de66c5eab8c"`,
  )
  expect(digest(world.seed + 1)).not.toBe(digest(world.seed))
})

test.each(UPPER_PLANS)('$id has the row of the table', (plan) => {
  const own = new Set(unionsOf(plan.id).map(({ id }) => id))
  const employers = world.employers.filter(({ unionIds }) => unionIds.some((id) => own.has(id)))
  expect({
    unions: own.size,
    members: active.filter(({ unionId }) => own.has(unionId)).length,
    unionised: employers.filter(isFirm).length,
    publicUnits: employers.filter((e) => e.class === 'PUBLIC_UNIT').length,
  }).toEqual({
    unions: plan.unions,
    members: plan.members,
    unionised: plan.unionised,
    publicUnits: plan.publicUnits,
  })
})

test('the world adds up to the totals of the table', () => {
  const inFirms = new Set(unionised.flatMap(({ unionIds }) => unionIds))
  const inPost = on(world.officers)
  expect({
    unions: world.organizations.filter(({ kind }) => kind === 'GRASSROOTS').length,
    members: active.length,
    enterprises: firms.length,
    unionised: unionised.length,
    publicUnits: world.employers.filter((e) => e.class === 'PUBLIC_UNIT').length,
    workersInUnionised: sum(unionised.map(workers)),
    membersInUnionised: active.filter(({ unionId }) => inFirms.has(unionId)).length,
    workersWithUnion: sum(
      world.employers.filter(({ unionIds }) => unionIds.length > 0).map(workers),
    ),
    fullTimeOfficers: inPost.filter(({ fullTime }) => fullTime).length,
    grassrootsOfficers: new Set(inPost.filter((o) => !o.fullTime).map((o) => o.memberId)).size,
  }).toEqual(TOTALS)
})

test('unions have 5 to 250 members, half of them about 24', () => {
  const sizes = [...Map.groupBy(active, ({ unionId }) => unionId).values()].map(
    (rows) => rows.length,
  )
  const inOrder = sizes.toSorted((a, b) => a - b)
  expect(inOrder.at(0)).toBeGreaterThanOrEqual(5)
  expect(inOrder.at(-1)).toBeLessThanOrEqual(250)
  expect(inOrder[344]).toBeGreaterThanOrEqual(20)
  expect(inOrder[344]).toBeLessThanOrEqual(28)
})

test('ids, cards, phones and names of unions and employers are unique', () => {
  const lists = [
    ...[
      world.organizations,
      world.employers,
      world.members,
      world.memberships,
      world.officers,
      world.roles,
    ].map((rows) => rows.map(({ id }) => id)),
    world.organizations.map(({ code }) => code),
    world.organizations.map(({ name }) => name.vi),
    world.organizations.map(({ name }) => name.en),
    world.employers.map(({ name }) => name),
    world.members.map(({ cardNo }) => cardNo),
    world.members.map(({ phone }) => phone),
  ]
  for (const list of lists) expect(new Set(list).size).toBe(list.length)
})

test('everybody has at most one membership a day (I-1), and nobody without one can answer', () => {
  for (const day of ['2022-11-01', DAY, '2023-11-20']) {
    const rows = on(world.memberships, day)
    expect(new Set(rows.map(({ memberId }) => memberId)).size).toBe(rows.length)
  }
  const today = new Set(on(world.memberships, '2023-11-20').map(({ memberId }) => memberId))
  const outside = world.members.filter(({ id, active: open }) => open && !today.has(id))
  expect(outside.map(({ cardNo }) => cardNo)).toEqual(['LC-0099'])
})

test('an officer is a member within the scope on every day of the post, one chair per union (I-4)', () => {
  const memberships = Map.groupBy(world.memberships, ({ memberId }) => memberId)
  const strangers = world.officers.filter(({ memberId, unionId, from, to }) => {
    const row = memberships
      .get(memberId)
      ?.find((each) => each.from <= from && (each.to ?? '9') >= (to ?? '9'))
    const scope = [row?.unionId ?? '', parents.get(row?.unionId ?? '') ?? '', PROVINCE]
    return !row || !scope.includes(unionId)
  })
  expect(strangers).toEqual([])
  for (const day of ['2022-11-01', DAY, '2023-11-20']) {
    const chairs = on(world.officers, day).filter(
      ({ post }) => post === 'CHAIR' || post === 'ACTING_CHAIR',
    )
    const existing = world.organizations.filter(({ validFrom }) => validFrom <= day)
    expect(chairs.map(({ unionId }) => unionId).toSorted()).toEqual(
      existing.map(({ id }) => id).toSorted(),
    )
  }
})

test('some chairs only act, and some are too short in post in each year', () => {
  const acting = on(world.officers).filter(({ post }) => post === 'ACTING_CHAIR')
  const since = (year: string) =>
    world.officers.filter((o) => o.post === 'CHAIR' && o.from.startsWith(`${year}-09`))
  expect(acting.length).toBeGreaterThanOrEqual(5)
  expect(since('2022').length).toBeGreaterThanOrEqual(5)
  expect(since('2023').length).toBeGreaterThanOrEqual(5)
})

test('scripted people have the cards and the roles of the design', () => {
  const names = new Map(world.members.map(({ id, name }) => [id, writeName(name)]))
  expect(world.demoPeople.map(({ card, name }) => `${card} ${name}`)).toMatchInlineSnapshot(`
    [
      "LC-0001 Lò Thị Hặc",
      "LC-0002 Phạm Thị Ngân",
      "LC-0003 Vàng Văn Phin",
      "LC-0004 Nguyễn Thu Hằng",
      "LC-0005 Lù Thị Rương",
      "LC-0006 Đỗ Thanh Mai",
      "LC-0007 Bùi Đức Long",
      "LC-0008 Hoàng Gia Khánh",
      "LC-0009 Trần Quốc Bảo",
      "LC-0010 Lê Minh Tuấn",
      "LC-0011 Điêu Thị Sương",
      "LC-0012 Giàng A Chớ",
      "LC-0099 Quản trị hệ thống",
    ]
  `)
  for (const { memberId, name } of world.demoPeople) expect(names.get(memberId)).toBe(name)
  const roles = world.roles.filter(({ orgId, to }) => orgId === PROVINCE && to === null)
  expect(roles.map(({ memberId, role }) => `${names.get(memberId)}: ${role}`))
    .toMatchInlineSnapshot(`
    [
      "Nguyễn Thu Hằng: PROVINCIAL_OFFICER",
      "Lù Thị Rương: PROVINCIAL_OFFICER",
      "Đỗ Thanh Mai: SURVEY_ADMINISTRATOR",
      "Bùi Đức Long: INSPECTION",
      "Hoàng Gia Khánh: ANALYST",
      "Trần Quốc Bảo: CAMPAIGN_ORGANISER",
      "Lê Minh Tuấn: PARTY_LIAISON",
      "Quản trị hệ thống: SYSTEM_ADMIN",
    ]
  `)
  const chair = world.officers.find((o) => o.unionId === world.planted.tea && o.post === 'CHAIR')
  expect(names.get(chair?.memberId ?? '')).toBe('Phạm Thị Ngân')
})

test('those who approve and run the rating hold no post that a survey asks about', () => {
  const hands = ['PROVINCIAL_OFFICER', 'SURVEY_ADMINISTRATOR', 'INSPECTION']
  const people = world.roles
    .filter(({ role }) => hands.includes(role))
    .map(({ memberId }) => memberId)
  expect(world.officers.filter(({ memberId }) => people.includes(memberId))).toEqual([])
})
