import { makeAccessToken } from '@tinnhiem/kit/access-token'
import { dayOf } from '@tinnhiem/kit/clock'
import { inTransaction } from '@tinnhiem/kit/mongo'
import { requireAnalyst } from '../analyst.ts'
import type { Context } from '../context.ts'
import {
  areDays,
  dayAfter,
  TOKEN_RULES,
  tokenName,
  type AccessToken,
  type TokenScope,
} from './token.ts'

export type TokenWish = { name: string; days: number; scopes: readonly TokenScope[] }

export type CreateTokenOutcome =
  | { kind: 'created'; token: AccessToken; secret: string }
  | { kind: 'invalid'; field: 'name' | 'days' | 'scopes' }
  | { kind: 'taken' }
  | { kind: 'full' }

/**
 * Makes a token of the caller's. Its text is in the outcome and nowhere else; the audit's line is written with the token.
 * @throws NotSignedIn, NotAllowed
 */
export async function createToken(ctx: Context, wish: TokenWish): Promise<CreateTokenOutcome> {
  const viewer = requireAnalyst(ctx.viewer)
  const name = tokenName(wish.name)
  if (name === null) return { kind: 'invalid', field: 'name' }
  if (!areDays(wish.days)) return { kind: 'invalid', field: 'days' }
  if (wish.scopes.length === 0) return { kind: 'invalid', field: 'scopes' }
  const { id, hash, text } = makeAccessToken()
  const token = { ...newToken(wish, dayOf(new Date())), id, hash, name, memberId: viewer.id }
  return await inTransaction(ctx.stores.connection, async (session) => {
    await ctx.stores.turn.take(viewer.id, session)
    const live = await ctx.stores.token.liveOf(viewer.id, token.createdOn, session)
    if (live.some((other) => sameName(other.name, name))) return { kind: 'taken' }
    if (live.length >= TOKEN_RULES.live) return { kind: 'full' }
    await ctx.stores.token.insert(token, session)
    await ctx.audit.act(viewer, `token:${id}`, 'CREATE_TOKEN', session)
    return { kind: 'created', token, secret: text }
  })
}

function newToken({ days, scopes }: TokenWish, today: string) {
  return {
    scopes: [...new Set(scopes)],
    createdOn: today,
    expiresOn: dayAfter(today, days),
    lastUsedOn: null,
    revokedOn: null,
  }
}

function sameName(a: string, b: string): boolean {
  return a.toLocaleLowerCase('vi') === b.toLocaleLowerCase('vi')
}
