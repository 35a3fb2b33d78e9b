import { startOfDay } from '@tinnhiem/kit/clock'
import type { Role, RoleScope } from '@tinnhiem/kit/roles'

export type TokenScope = 'AGGREGATES'

/** A personal access token as it is kept: without its text. Days are real days (D-18). */
export type AccessToken = {
  id: string
  memberId: string
  name: string
  scopes: TokenScope[]
  hash: string
  createdOn: string
  /** The last day it works. */
  expiresOn: string
  lastUsedOn: string | null
  revokedOn: string | null
}

export const TOKEN_RULES = { live: 10, days: 365, shownDead: 90 } as const

const DAY_MS = 86_400_000

/** What a scope leaves of a person's roles: it takes away and never adds. */
const ROLES_OF: Readonly<Record<TokenScope, readonly Role[]>> = { AGGREGATES: ['ANALYST'] }

/** The roles a token has of those its person has today; none when the role has ended. */
export function narrow(roles: readonly RoleScope[], scopes: readonly TokenScope[]): RoleScope[] {
  return roles.filter(({ role }) => scopes.some((scope) => ROLES_OF[scope].includes(role)))
}

export function isLive(token: Pick<AccessToken, 'expiresOn' | 'revokedOn'>, day: string): boolean {
  return token.revokedOn === null && day <= token.expiresOn
}

/** The name as it is kept, or null: 1 to 60 characters that can be seen, in one line. */
export function tokenName(typed: string): string | null {
  const name = typed.normalize('NFC').trim().replaceAll(/ +/g, ' ')
  return /^\P{C}{1,60}$/u.test(name) ? name : null
}

export function areDays(days: number): boolean {
  return Number.isInteger(days) && days >= 1 && days <= TOKEN_RULES.days
}

/** The day so many days after a day. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** The instant a token ends by itself, in seconds since 1970: the end of its last day in Vietnam. */
export function endOf({ expiresOn }: Pick<AccessToken, 'expiresOn'>): number {
  return startOfDay(dayAfter(expiresOn, 1)).getTime() / 1_000
}
