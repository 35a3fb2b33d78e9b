import { ROOT_POLICY, type Who } from '../policy.ts'

/** `GET /policy`: who may use each root field, for the fields the console's explorer strikes through. */
export function policyAnswer(): { root: Record<string, { who: Who }> } {
  const rows = Object.entries(ROOT_POLICY).map(([name, { who }]) => [name, { who }] as const)
  return { root: Object.fromEntries(rows) }
}
