import {
  Award,
  BadgeCheck,
  CalendarDays,
  ChartColumn,
  ClipboardList,
  FileText,
  Files,
  Flag,
  HandCoins,
  Lightbulb,
  Inbox,
  KeyRound,
  ListTodo,
  Sprout,
  SquareTerminal,
  Target,
  UserRound,
  UsersRound,
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

/** What a role finds in the side bar; on a phone the first four. `referrals`: whether this house has them (D-9). */
export function navOf(role: Role, referrals: boolean): NavItem[] {
  return [
    { word: 'nav.home', path: staffPaths.home(), icon: ListTodo },
    ...(worksOnSurveys(role)
      ? [{ word: 'nav.surveys', path: staffPaths.surveys(), icon: ClipboardList } as const]
      : []),
    ...(worksOnRatings(role)
      ? [{ word: 'nav.ratings', path: staffPaths.ratings(), icon: ChartColumn } as const]
      : []),
    ...(role === 'ANALYST' ? analystItems : []),
    ...campaignItems(role),
    ...(referrals ? referralItems(role) : []),
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

/** Questions of one's own, and the keys of scripts that ask them. */
const analystItems: readonly NavItem[] = [
  { word: 'nav.console', path: staffPaths.console(), icon: SquareTerminal },
  { word: 'nav.tokens', path: staffPaths.tokens(), icon: KeyRound },
]

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
  const initiatives = {
    word: 'nav.initiatives',
    path: staffPaths.initiatives(),
    icon: Lightbulb,
  } as const
  const models = { word: 'nav.models', path: staffPaths.models(), icon: Sprout } as const
  const awards = { word: 'nav.recognitions', path: staffPaths.recognitions(), icon: Award } as const
  const unitFund = { word: 'nav.unitFund', path: staffPaths.unitFund(), icon: HandCoins } as const
  const fund = { word: 'nav.fund', path: staffPaths.fund(), icon: HandCoins } as const
  if (!worksOnCampaigns(role)) return []
  if (role === 'ANALYST') return [desk, fund]
  return [
    ...(role === 'GRASSROOTS_OFFICER' ? [own] : []),
    desk,
    ...(verifies(role) ? [verify] : []),
    initiatives,
    models,
    awards,
    ...(role === 'GRASSROOTS_OFFICER' ? [unitFund] : []),
    ...(verifies(role) || role === 'INSPECTION' ? [fund] : []),
    { word: 'nav.documents', path: staffPaths.documents(), icon: Files },
    { word: 'nav.calendar', path: staffPaths.calendar(), icon: CalendarDays },
  ]
}

const countReaders: readonly Role[] = [
  'UPPER_OFFICER',
  'PROVINCIAL_OFFICER',
  'INSPECTION',
  'ANALYST',
]

function referralItems(role: Role): NavItem[] {
  if (role === 'PARTY_LIAISON')
    return [{ word: 'nav.inbox', path: staffPaths.inbox(), icon: Inbox }]
  if (role !== 'GRASSROOTS_OFFICER' && !countReaders.includes(role)) return []
  return [{ word: 'nav.referrals', path: staffPaths.referrals(), icon: UsersRound }]
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
