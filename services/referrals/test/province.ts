import type { OfficerItem, OrganizationItem, RosterItem } from '@tinnhiem/membership/events'
import type { Claims } from '@tinnhiem/kit/test-gateway'

export const PROVINCE = '/P12'
export const UPPER = 'UP-TANUYEN'
export const UNIT = 'U-0001'
export const OTHER_UNIT = 'U-0002'

/** Where a union stands in the tree. */
export const pathOf = (id: string) =>
  id === 'P12'
    ? PROVINCE
    : id.startsWith('UP-')
      ? `${PROVINCE}/${id}`
      : `${PROVINCE}/${UPPER}/${id}`

const organization = (
  id: string,
  level: OrganizationItem['level'],
  parentId: string | null,
): OrganizationItem => ({
  id,
  code: id,
  name: { vi: `Công đoàn ${id}`, en: `Union ${id}` },
  kind: level,
  level,
  parentId,
  path: pathOf(id),
  validFrom: '2000-01-01',
  validTo: null,
  rev: 1,
})

export const organizations: OrganizationItem[] = [
  organization('P12', 'PROVINCIAL', null),
  organization(UPPER, 'DIRECT_UPPER', 'P12'),
  organization(UNIT, 'GRASSROOTS', UPPER),
  organization(OTHER_UNIT, 'GRASSROOTS', UPPER),
]

const claims = (sub: string, role: string, org: string, ...more: [string, string][]): Claims => ({
  sub,
  roles: [[role, org] as const, ...more].map(([name, at]) => ({
    role: name,
    org: at,
    path: pathOf(at),
  })),
})
const officer = (sub: string, org: string) =>
  claims(sub, 'MEMBER', org, [org.startsWith('UP-') ? 'UPPER_OFFICER' : 'GRASSROOTS_OFFICER', org])
const member = (n: number) => claims(`M-${500_000 + n}`, 'MEMBER', UNIT)

/** One invented person per part; members by number. */
export const people = {
  chair: officer('M-400001', UNIT),
  vice: officer('M-400002', UNIT),
  secretary: officer('M-400003', UNIT),
  otherChair: officer('M-400004', OTHER_UNIT),
  upper: officer('M-400005', UPPER),
  upperOther: claims('M-400006', 'UPPER_OFFICER', UPPER),
  provincial: claims('M-400007', 'PROVINCIAL_OFFICER', 'P12'),
  analyst: claims('M-400008', 'ANALYST', 'P12'),
  organiser: claims('M-400009', 'CAMPAIGN_ORGANISER', 'P12'),
  inspection: claims('M-400010', 'INSPECTION', 'P12'),
  liaison: claims('M-400011', 'PARTY_LIAISON', 'P12'),
  admin: claims('M-400012', 'SYSTEM_ADMIN', 'P12'),
  stranger: claims('M-400013', 'MEMBER', OTHER_UNIT),
} satisfies Record<string, Claims>

export const MEMBERS = 60
export const members: Claims[] = Array.from({ length: MEMBERS }, (_, n) => member(n))
/** A member of two months. */
export const newcomer = claims('M-600000', 'MEMBER', UNIT)

const post = (n: number, who: Claims, unionId: string, kind: OfficerItem['post']): OfficerItem => ({
  id: `A-${400_000 + n}`,
  memberId: who.sub ?? '',
  unionId,
  post: kind,
  fullTime: false,
  from: '2019-01-01',
  to: null,
  rev: 1,
})

export const officers: OfficerItem[] = [
  post(1, people.chair, UNIT, 'CHAIR'),
  post(2, people.vice, UNIT, 'VICE_CHAIR'),
  post(3, people.secretary, UNIT, 'COMMITTEE_MEMBER'),
  post(4, people.otherChair, OTHER_UNIT, 'CHAIR'),
  post(5, people.upper, UPPER, 'CHAIR'),
]

export const term = (who: Claims, changes: Partial<RosterItem> = {}): RosterItem => ({
  memberId: who.sub ?? '',
  unionId: UNIT,
  from: '2015-06-01',
  to: null,
  rev: 1,
  ...changes,
})

/** @param today of domain time */
export function roster(today: string): RosterItem[] {
  const lately = new Date(Date.parse(today) - 60 * 86_400_000).toISOString().slice(0, 10)
  return [
    ...members.map((who) => term(who)),
    ...[people.chair, people.vice, people.secretary].map((who) => term(who)),
    term(newcomer, { from: lately }),
    term(people.otherChair, { unionId: OTHER_UNIT }),
    term(people.stranger, { unionId: OTHER_UNIT }),
  ]
}

/** The Party organ of the district: it receives from every union below. */
export const organ = {
  id: 'PO-TANUYEN',
  name: { vi: 'Đảng ủy huyện Tân Uyên', en: 'Party committee of Tân Uyên' },
  placeId: UPPER,
  liaisonIds: [people.liaison.sub ?? ''],
  isOpen: true,
  version: 1,
}
