/** What the demo's province consists of, as plain rows. Days are YYYY-MM-DD; a last day counts. */

export type Words = { vi: string; en: string }

export type DemoOrganization = {
  id: string
  code: string
  name: Words
  kind:
    | 'PROVINCIAL_FEDERATION'
    | 'DISTRICT_FEDERATION'
    | 'SECTOR_UNION'
    | 'CIVIL_SERVANTS_UNION'
    | 'GRASSROOTS'
  parentId: string | null
  /** '/' joined ids from the province down. */
  path: string
  validFrom: string
  validTo: string | null
  /** A grouped union of several employers. */
  multiEmployer: boolean
}

export type DemoHeadcount = { asOf: string; total: number; female: number; source: string }

export type DemoEmployer = {
  id: string
  name: string
  class: 'ENTERPRISE' | 'PUBLIC_UNIT' | 'COOPERATIVE' | 'OTHER'
  active: boolean
  unionIds: string[]
  headcounts: DemoHeadcount[]
}

export type DemoMember = {
  id: string
  name: { family: string; middle: string | null; given: string }
  cardNo: string
  /** From the fake range 0900 xxx xxx. */
  phone: string
  preferredLanguage: 'vi' | 'en'
  /** False for those who have left: they cannot sign in. */
  active: boolean
}

export type DemoMembership = {
  id: string
  memberId: string
  unionId: string
  employerId: string | null
  from: string
  to: string | null
}

export type DemoOfficer = {
  id: string
  memberId: string
  unionId: string
  post: 'CHAIR' | 'ACTING_CHAIR' | 'VICE_CHAIR' | 'COMMITTEE_MEMBER'
  fullTime: boolean
  from: string
  to: string | null
}

export type DemoRoleName =
  | 'GRASSROOTS_OFFICER'
  | 'UPPER_OFFICER'
  | 'PROVINCIAL_OFFICER'
  | 'CAMPAIGN_ORGANISER'
  | 'SURVEY_ADMINISTRATOR'
  | 'INSPECTION'
  | 'ANALYST'
  | 'PARTY_LIAISON'
  | 'SYSTEM_ADMIN'

export type DemoRole = {
  id: string
  memberId: string
  role: DemoRoleName
  orgId: string
  from: string
  to: string | null
}

/** Somebody the sign-in page offers: the card is filled in, the code takes the real path. */
export type DemoPerson = {
  key: DemoPersonKey
  memberId: string
  card: string
  name: string
  does: Words
}

export type DemoPersonKey =
  | 'member'
  | 'chair'
  | 'upper'
  | 'provincial'
  | 'approver'
  | 'surveyAdministrator'
  | 'inspection'
  | 'analyst'
  | 'organiser'
  | 'liaison'
  | 'upperTanUyen'
  | 'schoolMember'
  | 'admin'

/** Union ids of the cases that domain.md 8.2 plants in Tân Uyên. */
export type Planted = {
  /** Lò Thị Hặc's and Phạm Thị Ngân's union. */
  tea: string
  /** Density 0.40 and poor answers: NOT_COMPLETED. */
  notCompleted: string[]
  /** Density 0.75 and the same answers: COMPLETED. */
  completed: string[]
  /** E = 40, n = 20, equal answers: a tie at the ceiling. */
  twins: string[]
  /** Clearly better than the twins: one fewer than there are places. */
  better: string[]
  /** 6, 8 and 9 eligible: one joined pool. */
  small: string[]
  /** Seven ballots: rolled up. */
  seven: string
  /** A new chair since September 2022, and since September 2023: too short in post that year. */
  newChair2022: string[]
  newChair2023: string[]
}

export type DemoWorld = {
  seed: number
  organizations: DemoOrganization[]
  employers: DemoEmployer[]
  members: DemoMember[]
  memberships: DemoMembership[]
  officers: DemoOfficer[]
  roles: DemoRole[]
  /** Days on which membership states each union's density. */
  factDays: string[]
  demoPeople: DemoPerson[]
  planted: Planted
}
