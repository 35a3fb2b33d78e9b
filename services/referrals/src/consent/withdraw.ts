import { NotFound } from '@tinnhiem/kit/errors'
import { inTransaction } from '@tinnhiem/kit/mongo'
import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { rulesOn } from '../referral/case-rules.ts'
import { plusMonths } from '../referral/days.ts'
import { refusalOf, stepped, type MoveRule, type Referral } from '../referral/referral.ts'
import { saveReferral } from '../referral/save-referral.ts'

export type Withdrawn =
  | { kind: 'withdrawn'; referral: Referral | null }
  | { kind: 'refused'; rule: MoveRule }

/** Leaving wins over whoever works on the case at the same moment: so often it is tried again. */
const TRIES = 20

/**
 * The person leaves, in every state before ADMITTED, without a reason; asked twice, it is done once. Nobody invites them
 * again for a year. What was only proposed is erased.
 * @throws NotSignedIn, NotFound (not the own one)
 */
export async function withdraw(ctx: Context, id: string): Promise<Withdrawn> {
  const { id: memberId, lang } = requireSignedIn(ctx.viewer)
  for (let tries = 0; tries < TRIES; tries++) {
    const referral = await ctx.stores.referral.byId(id)
    if (referral?.file.memberId !== memberId) throw new NotFound(lang)
    if (referral.state === 'WITHDRAWN') return { kind: 'withdrawn', referral }
    const rule = refusalOf(referral, 'WITHDRAW', { id: memberId, relation: 'SELF' })
    if (rule !== null) return { kind: 'refused', rule }
    if (referral.state === 'SELF_PROPOSED') {
      if (await forget(ctx, referral)) return { kind: 'withdrawn', referral: null }
      continue
    }
    const left = await leave(ctx, referral)
    if (left) return { kind: 'withdrawn', referral: left }
  }
  throw new Error('a referral kept changing while its person left')
}

async function leave({ stores, clock }: Context, referral: Referral): Promise<Referral | null> {
  const today = clock.today()
  const pauseUntil = plusMonths(today, rulesOn(today).pauseMonths)
  const { memberId } = referral.file
  return await saveReferral(
    stores,
    referral,
    stepped(referral, 'WITHDRAWN', today),
    async (session) => await stores.pause.set(memberId, pauseUntil, session),
  )
}

/** False when it was agreed to in the meantime: then there is something to leave. */
async function forget({ stores }: Context, { id }: Referral): Promise<boolean> {
  return await inTransaction(
    stores.connection,
    async (session) => await stores.referral.eraseProposal(id, session),
  )
}
