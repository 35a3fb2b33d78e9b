import { createContext, useContext } from 'react'
import type { Role, StaffViewerQuery } from '../../generated/operations.ts'

/** One role of the person, for the subtree of one organisation. */
export type ViewerRole = NonNullable<StaffViewerQuery['me']>['roles'][number]

/** Who is signed in, and as which of the own roles the pages are shown. */
export type Viewer = {
  memberId: string
  name: string
  roles: readonly ViewerRole[]
  acting: ViewerRole
  /** Shows the pages as another of the own roles; rights are the server's business. */
  actAs: (role: ViewerRole) => void
}

/** The person of the page; only pages inside the shell may ask for it. */
export const ViewerContext = createContext<Viewer | null>(null)

/** The person who is signed in. Throws outside the staff shell: that is a fault of the program. */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext)
  if (!viewer) throw new Error('a staff page outside the staff shell')
  return viewer
}

const surveyRoles: readonly Role[] = [
  'SURVEY_ADMINISTRATOR',
  'PROVINCIAL_OFFICER',
  'INSPECTION',
  'UPPER_OFFICER',
  'ANALYST',
]
const campaignRoles: readonly Role[] = [
  'CAMPAIGN_ORGANISER',
  'GRASSROOTS_OFFICER',
  'UPPER_OFFICER',
  'PROVINCIAL_OFFICER',
  'INSPECTION',
  'ANALYST',
]
const ratingRoles: readonly Role[] = ['PROVINCIAL_OFFICER', 'INSPECTION']

/** Whether a role works on surveys as such, not only as a member who answers. */
export function worksOnSurveys(role: Role): boolean {
  return surveyRoles.includes(role)
}

/** Whether a role sits in the rating council or the inspection committee (D-19). */
export function worksOnRatings(role: Role): boolean {
  return ratingRoles.includes(role)
}

/** Whether a role sees campaigns as such: organisers, officers, and who reads their figures. */
export function worksOnCampaigns(role: Role): boolean {
  return campaignRoles.includes(role)
}

/** Whether a role may launch and adopt campaigns in its scope. */
export function launches(role: Role): boolean {
  return worksOnCampaigns(role) && role !== 'INSPECTION' && role !== 'ANALYST'
}

/** Whether a role verifies what units right below report. */
export function verifies(role: Role): boolean {
  return role === 'UPPER_OFFICER' || role === 'PROVINCIAL_OFFICER'
}

/** The roles of staff, the ones with pages first; membership alone is none. */
export function staffRoles(roles: readonly ViewerRole[]): ViewerRole[] {
  const staff = roles.filter(({ role }) => role !== 'MEMBER')
  return staff.toSorted((a, b) => weight(b.role) - weight(a.role))
}

function weight(role: Role): number {
  const pages = [worksOnSurveys, worksOnCampaigns, worksOnRatings]
  return pages.reduce((sum, has, place) => sum + (has(role) ? 4 >> place : 0), 0)
}
