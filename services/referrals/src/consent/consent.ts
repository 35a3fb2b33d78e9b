import { NotFound } from '@tinnhiem/kit/errors'
import { inTransaction, isDuplicateKey } from '@tinnhiem/kit/mongo'
import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import type { Invitation } from '../invitation/invitation-store.ts'
import { myInvitation } from '../invitation/read-invitation.ts'
import { stepped, type Referral } from '../referral/referral.ts'
import { saveReferral } from '../referral/save-referral.ts'
import { newReferral } from './new-referral.ts'
import { consentTextOn } from './texts.ts'

export type Consented =
  | { kind: 'consented'; referral: Referral }
  | { kind: 'refused'; rule: 'ALREADY_OPEN' }
  | { kind: 'invalid'; rule: 'TEXT_CHANGED' }

/**
 * The person agrees to the text in force, to an invitation or to the own proposal. Only now is anything about the person
 * stored, and the invitation is forgotten with its key in the same transaction (REF-1, I-8).
 * @throws NotSignedIn, NotFound (nothing of this id waits for the viewer)
 */
export async function consent(
  ctx: Context,
  { id, textVersion }: { id: string; textVersion: string },
): Promise<Consented> {
  const viewer = requireSignedIn(ctx.viewer)
  const invitation = await myInvitation(ctx)
  const accepted = invitation?.id === id ? invitation : null
  const open = await ctx.stores.referral.openOf(viewer.id)
  const proposed = open?.state === 'SELF_PROPOSED' ? open : null
  if (open && isSaidAgain(open, { id, textVersion, on: ctx.clock.today() }))
    return { kind: 'consented', referral: open }
  if (!accepted && proposed?.id !== id) throw new NotFound(viewer.lang)
  if (textVersion !== consentTextOn(ctx.clock.today()).version)
    return { kind: 'invalid', rule: 'TEXT_CHANGED' }
  const referral = accepted
    ? await accept(ctx, accepted, textVersion, proposed)
    : proposed && (await agreeToOwn(ctx, proposed, textVersion, invitation))
  return referral ? { kind: 'consented', referral } : { kind: 'refused', rule: 'ALREADY_OPEN' }
}

/** The same "yes" once more, on the same day: its first answer was lost on the way. Which invitation it was is not kept. */
function isSaidAgain(
  { id, state, file: { origin, consent: given } }: Referral,
  said: { id: string; textVersion: string; on: string },
): boolean {
  const same = id === said.id || (origin === 'INVITED' && said.id.startsWith('I-'))
  const { textVersion, givenOn } = given ?? {}
  return state === 'CONSENTED' && same && textVersion === said.textVersion && givenOn === said.on
}

/**
 * Null when the member has an open referral already. A proposal without consent makes way.
 * @throws NotFound when the invitation was declined or expired in the meantime: a "no" given first wins
 */
async function accept(
  { stores, clock, viewer }: Context,
  { id, unionId, memberId }: Invitation,
  textVersion: string,
  proposed: Referral | null,
): Promise<Referral | null> {
  const on = clock.today()
  const given = { textVersion, givenOn: on }
  const about = { memberId, origin: 'INVITED' as const, consent: given, on }
  const referral = newReferral(unionId, 'CONSENTED', about)
  try {
    await inTransaction(stores.connection, async (session) => {
      if (!(await stores.invitation.take(id, memberId, session))) throw new NotFound(viewer.lang)
      if (proposed) await stores.referral.eraseProposal(proposed.id, session)
      await stores.referral.insert(referral, session)
    })
    return referral
  } catch (error) {
    if (isDuplicateKey(error)) return null
    throw error
  }
}

/** An invitation that waits besides ends as a "no" would: were its line to go now, a line that stays would say "no". */
async function agreeToOwn(
  { stores, clock }: Context,
  proposed: Referral,
  textVersion: string,
  waiting: Invitation | null,
): Promise<Referral | null> {
  const givenOn = clock.today()
  const next = stepped(proposed, 'CONSENTED', givenOn, { consent: { textVersion, givenOn } })
  return await saveReferral(stores, proposed, next, async (session) => {
    if (waiting) await stores.invitation.scramble(waiting.id, waiting.memberId, session)
  })
}
