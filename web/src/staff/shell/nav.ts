import {
  BadgeCheck,
  ChartColumn,
  ClipboardList,
  FileText,
  Flag,
  ListTodo,
  Target,
  UserRound,
  type LucideIcon,
} from 'lucide-react'
import type { Role } from '../../generated/operations.ts'
import { paths, staffPaths } from '../../paths.ts'
import type { StaffWord } from '../use-staff-words.ts'
import { verifies, worksOnCampaigns, worksOnRatings, worksOnSurveys } from './viewer.ts'

/** One entry of the side bar; `short` are its words on a phone, `outside` leaves the staff area. */
export type NavItem = {
  word: StaffWord
  short?: StaffWord
  path: string
  icon: LucideIcon
  outside?: true
}

const member: NavItem = {
  word: 'nav.member',
  short: 'nav.member.short',
  path: paths.home(),
  icon: UserRound,
  outside: true,
}

/** What a role finds in the side bar; on a phone the first four. */
export function navOf(role: Role): NavItem[] {
  return [
    { word: 'nav.home', path: staffPaths.home(), icon: ListTodo },
    ...(worksOnSurveys(role)
      ? [{ word: 'nav.surveys', path: staffPaths.surveys(), icon: ClipboardList } as const]
      : []),
    ...(worksOnRatings(role)
      ? [{ word: 'nav.ratings', path: staffPaths.ratings(), icon: ChartColumn } as const]
      : []),
    ...campaignItems(role),
    ...(isRated(role)
      ? [
          {
            word: 'nav.own',
            short: 'nav.own.short',
            path: staffPaths.own(),
            icon: FileText,
          } as const,
        ]
      : []),
    member,
  ]
}

/** The officer of a unit begins at the own unit, everybody else at the desk. */
function campaignItems(role: Role): NavItem[] {
  const desk = { word: 'nav.campaigns', path: staffPaths.campaigns(), icon: Flag } as const
  const own = {
    word: 'nav.unitCampaigns',
    short: 'nav.unitCampaigns.short',
    path: staffPaths.unitCampaigns(),
    icon: Target,
  } as const
  const verify = {
    word: 'nav.verify',
    short: 'nav.verify.short',
    path: staffPaths.verify(),
    icon: BadgeCheck,
  } as const
  return [
    ...(role === 'GRASSROOTS_OFFICER' ? [own] : []),
    ...(worksOnCampaigns(role) ? [desk] : []),
    ...(verifies(role) ? [verify] : []),
  ]
}

/** Roles of people who lead a unit and are rated for it. */
function isRated(role: Role): boolean {
  return role === 'GRASSROOTS_OFFICER' || role === 'UPPER_OFFICER'
}

/** Whether an entry is the page now open, or above it. */
export function isHere(item: NavItem, location: string): boolean {
  if (item.path === staffPaths.home()) return location === item.path
  return location === item.path || location.startsWith(`${item.path}/`)
}
