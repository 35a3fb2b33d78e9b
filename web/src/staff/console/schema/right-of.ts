/** Who may use a root field, by `Query.<field>` (gateway/src/policy.ts). */
export type Policy = Readonly<Record<string, { who: string | readonly string[] }>>

/** Why a root field is not for the asker: only without a session, for other roles, or unknown to the policy. */
export type Against = { who: 'ANONYMOUS' } | { who: 'ROLES'; roles: readonly string[] } | null

/** What speaks against asking for a field of `Query` with these roles; null: nothing. */
export function rightAgainst(policy: Policy, field: string, roles: readonly string[]): Against {
  const who = policy[`Query.${field}`]?.who
  if (who === undefined || who === 'ANYONE' || who === 'SIGNED_IN') return null
  if (typeof who === 'string') return { who: 'ANONYMOUS' }
  return who.some((role) => roles.includes(role)) ? null : { who: 'ROLES', roles: who }
}
