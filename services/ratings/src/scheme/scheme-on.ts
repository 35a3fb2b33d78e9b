import { leader2023 } from './leader-2023.ts'
import type { LeaderScheme } from './leader-scheme.ts'

/** Every leader scheme there is, oldest first. */
export const leaderSchemes: readonly LeaderScheme[] = Object.freeze([leader2023])

/** The scheme in force on a day (`YYYY-MM-DD`), the newest if several are; null before the first one. domain.md D-12. */
export function schemeOn(day: string): LeaderScheme | null {
  const inForce = leaderSchemes.filter(
    (scheme) => scheme.validFrom <= day && (scheme.validTo === null || day <= scheme.validTo),
  )
  return inForce.at(-1) ?? null
}
