/** Sizes of units that are compared with each other (CAM-11), largest first, as a board is ordered. */
export const BANDS = ['LARGE_100_AND_MORE', 'MEDIUM_20_TO_99', 'SMALL_UNDER_20'] as const
export type SizeBand = (typeof BANDS)[number]

/** Below this a unit is shown in a group: so few people could be recognised. */
const LEAST_ALONE = 10

export function bandOf(members: number): SizeBand {
  if (members >= 100) return 'LARGE_100_AND_MORE'
  return members >= 20 ? 'MEDIUM_20_TO_99' : 'SMALL_UNDER_20'
}

export function isGrouped(members: number): boolean {
  return members < LEAST_ALONE
}

/** Verified per 100 members, one decimal, rounded half up; null without members. */
export function per100(verified: number, members: number): number | null {
  return members > 0 ? Math.round((verified * 1_000) / members) / 10 : null
}
