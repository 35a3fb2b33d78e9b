import { randomBytes } from 'node:crypto'
import type { Context } from '../context.ts'
import { isCardOrPhone, normalizeCard } from '../member/member.ts'
import { isCode, keyed, sameText } from './code.ts'
import { SESSION_SECONDS } from './session-token.ts'

export type VerifyCodeOutcome =
  | { kind: 'signedIn'; memberId: string; token: string }
  | { kind: 'malformed'; field: 'card' | 'code' }
  | { kind: 'wrong'; triesLeft: number }
  | { kind: 'tooMany' }

const DAY_MS = 86_400_000

/** Opens a session with the right code, once. Five tries per code, also in parallel. */
export async function verifyCode(
  ctx: Context,
  typed: string,
  code: string,
): Promise<VerifyCodeOutcome> {
  const card = normalizeCard(typed)
  if (!isCardOrPhone(card)) return { kind: 'malformed', field: 'card' }
  if (!isCode(code)) return { kind: 'malformed', field: 'code' }
  const cardHash = keyed(ctx.secret, 'card', card)
  const row = await ctx.stores.code.takeTry(cardHash, new Date())
  if (!row) return { kind: 'tooMany' }
  const right = sameText(row.codeHash, keyed(ctx.secret, 'code', card + code))
  const member = right ? await ctx.stores.member.byCard(card) : null
  if (!member || !(await ctx.stores.code.useUp(cardHash, row.codeHash)))
    return { kind: 'wrong', triesLeft: row.triesLeft }
  return { kind: 'signedIn', memberId: member.id, token: await openSession(ctx, member.id) }
}

async function openSession(ctx: Context, memberId: string): Promise<string> {
  const sid = randomBytes(16).toString('base64url')
  // Forgotten at the end of a day, so that the date of forgetting tells no time either.
  const forgetOn = new Date(
    (Math.floor((Date.now() + SESSION_SECONDS * 1_000) / DAY_MS) + 1) * DAY_MS,
  )
  await ctx.stores.session.open(sid, memberId, ctx.clock.today(), forgetOn)
  return await ctx.signSession(memberId, sid)
}
