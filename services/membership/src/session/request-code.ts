import type { Context } from '../context.ts'
import { isCardOrPhone, normalizeCard } from '../member/member.ts'
import { CODE_RULES, keyed, makeCode } from './code.ts'

export type RequestCodeOutcome =
  | { kind: 'sent' }
  | { kind: 'malformed' }
  | { kind: 'tooMany'; retryAfter: number }

const HOUR_MS = 3_600_000

/**
 * Makes a one-time code. A card that does not exist goes the same way up to the sending, which nobody waits
 * for: answer and timing are the same (ASVS 6.3.8).
 */
export async function requestCode(ctx: Context, typed: string): Promise<RequestCodeOutcome> {
  const card = normalizeCard(typed)
  if (!isCardOrPhone(card)) return { kind: 'malformed' }
  const cardHash = keyed(ctx.secret, 'card', card)
  const now = Date.now()
  const hour = Math.floor(now / HOUR_MS)
  const asked = await ctx.stores.code.countRequest(
    cardHash,
    String(hour),
    new Date((hour + 1) * HOUR_MS),
  )
  if (asked > CODE_RULES.perHour)
    return { kind: 'tooMany', retryAfter: Math.ceil(((hour + 1) * HOUR_MS - now) / 1_000) }
  const code = makeCode()
  const expiresAt = new Date(now + CODE_RULES.livesSeconds * 1_000)
  await ctx.stores.code.put(
    cardHash,
    keyed(ctx.secret, 'code', card + code),
    CODE_RULES.tries,
    expiresAt,
  )
  const member = await ctx.stores.member.byCard(card)
  if (member) void ctx.sendCode({ phone: member.phone, card }, code)
  return { kind: 'sent' }
}
