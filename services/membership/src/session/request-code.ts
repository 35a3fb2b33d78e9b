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
 * for: answer and timing are the same (ASVS 6.3.8). Card and phone of one person share the five codes of an hour;
 * beyond them the answer stays "sent", or it would tell that the two belong together, and no code works.
 */
export async function requestCode(ctx: Context, typed: string): Promise<RequestCodeOutcome> {
  const card = normalizeCard(typed)
  if (!isCardOrPhone(card)) return { kind: 'malformed' }
  const cardHash = keyed(ctx.secret, 'card', card)
  const now = Date.now()
  const hour = Math.floor(now / HOUR_MS)
  const count = async (who: string) =>
    await ctx.stores.code.countRequest(who, String(hour), new Date((hour + 1) * HOUR_MS))
  if ((await count(cardHash)) > CODE_RULES.perHour)
    return { kind: 'tooMany', retryAfter: Math.ceil(((hour + 1) * HOUR_MS - now) / 1_000) }
  const member = await ctx.stores.member.byCard(card)
  const asked = await count(keyed(ctx.secret, 'person', member?.id ?? card))
  const works = member !== null && asked <= CODE_RULES.perHour
  const code = makeCode()
  const expiresAt = new Date(now + CODE_RULES.livesSeconds * 1_000)
  await ctx.stores.code.put(
    cardHash,
    keyed(ctx.secret, works ? 'code' : 'no code', card + code),
    CODE_RULES.tries,
    expiresAt,
  )
  if (works) void ctx.sendCode({ phone: member.phone, card }, code)
  return { kind: 'sent' }
}
