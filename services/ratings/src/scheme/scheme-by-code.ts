import type { LeaderScheme } from './leader-scheme.ts'
import { leaderSchemes } from './scheme-on.ts'

/** The scheme with this code; null when there is none. */
export function schemeByCode(code: string): LeaderScheme | null {
  return leaderSchemes.find((scheme) => scheme.code === code) ?? null
}
