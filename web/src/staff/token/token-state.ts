/** What a token is worth today. */
export type TokenState = 'LIVE' | 'EXPIRED' | 'REVOKED'

/** The state of a token on a real day (`YYYY-MM-DD`): it works until the end of its last day. */
export function tokenState(
  { expiresOn, revokedOn }: { expiresOn: string; revokedOn: string | null },
  today: string,
): TokenState {
  if (revokedOn !== null) return 'REVOKED'
  return expiresOn < today ? 'EXPIRED' : 'LIVE'
}

/** At most this many live tokens a person (services/membership/src/token). */
export const MOST_LIVE = 10
