import type { World as LoadedWorld } from '@tinnhiem/membership/demo'

/** Day on which the small test province begins; domain time of a test is in 2023 unless it says otherwise. */
const FOUNDED = '2015-01-01'

export type UnitPlan = { id: string; upper: string | null; members: number; workers?: number }

/** The usual small province: two upper unions, one union directly under the province, units of all sizes. */
export const SMALL_PROVINCE: UnitPlan[] = [
  { id: 'U-TEA', upper: 'UP-TANUYEN', members: 24, workers: 30 },
  { id: 'U-ROAD', upper: 'UP-TANUYEN', members: 14, workers: 14 },
  { id: 'U-SIX', upper: 'UP-TANUYEN', members: 6, workers: 6 },
  { id: 'U-SEVEN', upper: 'UP-TANUYEN', members: 7, workers: 9 },
  { id: 'U-SCHOOL', upper: 'UP-PHONGTHO', members: 16, workers: 16 },
  { id: 'U-CLINIC', upper: 'UP-PHONGTHO', members: 12, workers: 15 },
  { id: 'U-OFFICE', upper: null, members: 16, workers: 16 },
]

type Staff = {
  key: string
  name: [string, string, string]
  role: LoadedWorld['roles'][number]['role']
  org: string
}

/** One invented person per role (domain.md 7.1); they are members of the office union. */
const STAFF: Staff[] = [
  { key: 'hang', name: ['Nguyễn', 'Thu', 'Hằng'], role: 'PROVINCIAL_OFFICER', org: 'P12' },
  { key: 'ruong', name: ['Lù', 'Thị', 'Rương'], role: 'PROVINCIAL_OFFICER', org: 'P12' },
  { key: 'mai', name: ['Đỗ', 'Thanh', 'Mai'], role: 'SURVEY_ADMINISTRATOR', org: 'P12' },
  { key: 'long', name: ['Bùi', 'Đức', 'Long'], role: 'INSPECTION', org: 'P12' },
  { key: 'khanh', name: ['Hoàng', 'Gia', 'Khánh'], role: 'ANALYST', org: 'P12' },
  { key: 'phin', name: ['Vàng', 'Văn', 'Phin'], role: 'UPPER_OFFICER', org: 'UP-PHONGTHO' },
  { key: 'bao', name: ['Trần', 'Quốc', 'Bảo'], role: 'CAMPAIGN_ORGANISER', org: 'P12' },
  { key: 'lien', name: ['Lê', 'Minh', 'Tuấn'], role: 'PARTY_LIAISON', org: 'P12' },
  { key: 'admin', name: ['Quản', 'Trị', 'Hệ'], role: 'SYSTEM_ADMIN', org: 'P12' },
]

export type TestPeople = {
  world: LoadedWorld
  /** Card numbers by key: staff keys, `<unit>:<place>` for members (place 0 is the chair). */
  cards: ReadonlyMap<string, string>
  memberIds: ReadonlyMap<string, string>
}

/** A province as small as a test needs, with chairs for every unit and upper union. */
export function makePeople(
  units: readonly UnitPlan[] = SMALL_PROVINCE,
  factDays = ['2023-10-31'],
): TestPeople {
  const cards = new Map<string, string>()
  const memberIds = new Map<string, string>()
  const world = {
    organizations: [],
    employers: [],
    members: [],
    memberships: [],
    officers: [],
    roles: [],
    factDays,
  } as Mutable<LoadedWorld>
  addOrganizations(world, units)
  const add = (key: string, unit: string, name: [string, string, string]) => {
    const number = String(world.members.length + 1).padStart(6, '0')
    const [family, middle, given] = name
    const member = {
      id: `M-${number}`,
      name: { family, middle, given },
      cardNo: `TS-${number}`,
      phone: `0900${number}`,
    }
    world.members.push({ ...member, preferredLanguage: 'vi', active: true })
    world.memberships.push({
      id: `MS-${number}`,
      memberId: member.id,
      unionId: unit,
      employerId: `E-${unit}`,
      from: FOUNDED,
      to: null,
    })
    cards.set(key, member.cardNo)
    memberIds.set(key, member.id)
    return member.id
  }
  for (const unit of units) addUnit(world, unit, add)
  for (const { key, role, org } of STAFF) {
    const memberId = memberIds.get(key)
    if (memberId)
      world.roles.push({ id: `R-${key}`, memberId, role, orgId: org, from: FOUNDED, to: null })
  }
  return { world, cards, memberIds }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer I)[] ? I[] : T[K] }

function addOrganizations(world: Mutable<LoadedWorld>, units: readonly UnitPlan[]): void {
  const organization = (
    id: string,
    kind: LoadedWorld['organizations'][number]['kind'],
    parentId: string | null,
    path: string,
  ) => ({
    id,
    code: id,
    name: { vi: `Đơn vị ${id}`, en: `Unit ${id}` },
    kind,
    parentId,
    path,
    validFrom: FOUNDED,
    validTo: null,
    multiEmployer: false,
  })
  world.organizations.push(organization('P12', 'PROVINCIAL_FEDERATION', null, '/P12'))
  for (const upper of new Set(units.flatMap((unit) => unit.upper ?? [])))
    world.organizations.push(organization(upper, 'DISTRICT_FEDERATION', 'P12', `/P12/${upper}`))
  for (const { id, upper } of units)
    world.organizations.push(
      organization(id, 'GRASSROOTS', upper ?? 'P12', upper ? `/P12/${upper}/${id}` : `/P12/${id}`),
    )
}

function addUnit(
  world: Mutable<LoadedWorld>,
  unit: UnitPlan,
  add: (key: string, unit: string, name: [string, string, string]) => string,
): void {
  const headcount = {
    asOf: '2022-01-01',
    total: unit.workers ?? unit.members,
    female: 1,
    source: 'test',
  }
  const employer = {
    name: `Công ty ${unit.id}`,
    class: 'ENTERPRISE' as const,
    active: true,
    unionIds: [unit.id],
  }
  world.employers.push({ id: `E-${unit.id}`, ...employer, headcounts: [headcount] })
  const isOffice = unit.id === 'U-OFFICE'
  for (let place = 0; place < unit.members; place++) {
    const staff = isOffice && place > 0 ? STAFF[place - 1] : undefined
    const key = staff?.key ?? `${unit.id}:${place}`
    const memberId = add(key, unit.id, staff?.name ?? ['Lò', 'Văn', `Số ${place}`])
    if (place === 0) post(world, unit.id, memberId)
    // The second member of an upper union's first unit chairs the upper union.
    const upper = unit.upper
    if (upper && place === 1 && !world.officers.some(({ unionId }) => unionId === upper))
      post(world, upper, memberId)
  }
}

function post(world: Mutable<LoadedWorld>, unionId: string, memberId: string): void {
  const id = `A-${String(world.officers.length + 1).padStart(6, '0')}`
  world.officers.push({
    id,
    memberId,
    unionId,
    post: 'CHAIR',
    fullTime: false,
    from: FOUNDED,
    to: null,
  })
  // A role follows the post of a chair (MEM-9).
  const role = unionId.startsWith('UP-') ? 'UPPER_OFFICER' : 'GRASSROOTS_OFFICER'
  world.roles.push({ id: `R-${id}`, memberId, role, orgId: unionId, from: FOUNDED, to: null })
}
