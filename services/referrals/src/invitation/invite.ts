import { inTransaction, isDuplicateKey } from '@tinnhiem/kit/mongo'
import { requireSignedIn } from '@tinnhiem/kit/viewer'
import { randomBytes } from 'node:crypto'
import type { Context } from '../context.ts'
import { rulesOn } from '../referral/case-rules.ts'
import { plusDays, plusMonths } from '../referral/days.ts'
import { isMemberFor } from '../referral/membership-months.ts'
import { placeOnList } from '../roster/stand.ts'
import type { Invitation, SentInvitation } from './invitation-store.ts'

export type Invited =
  | { kind: 'sent'; invitation: SentInvitation }
  | { kind: 'refused'; rule: 'NOT_YOUR_ROLE' | 'CANNOT_BE_INVITED_NOW' | 'TOO_MANY_WAITING' }

/** So many wait at a unit at most: to ask everybody would be pressure. */
const MOST_WAITING = 20

/**
 * An officer on the list asks a member of the own unit. Whatever about the person speaks against it has one answer, and
 * every reason is looked up each time: neither words nor time tell which (REF-1, decision 008).
 */
export async function invite(
  ctx: Context,
  { union, member }: { union: string; member: string },
): Promise<Invited> {
  const viewer = requireSignedIn(ctx.viewer)
  const { stores, loaders, clock, audit } = ctx
  const place = await placeOnList(ctx, union)
  if (!place || (await loaders.organization.load(union))?.level !== 'GRASSROOTS')
    return { kind: 'refused', rule: 'NOT_YOUR_ROLE' }
  const today = clock.today()
  const [waiting, mayBe] = await Promise.all([
    stores.invitation.sentBy(union, today),
    mayBeInvited(ctx, union, member),
  ])
  if (waiting.length >= MOST_WAITING) return { kind: 'refused', rule: 'TOO_MANY_WAITING' }
  // the unit, not the person: the line outlives the invitation
  await audit.act(viewer, union, 'INVITE_TO_REFERRAL')
  const sent = mayBe && member !== viewer.id ? await send(ctx, union, member) : null
  if (sent === 'TOO_MANY_WAITING') return { kind: 'refused', rule: sent }
  return sent
    ? { kind: 'sent', invitation: sent }
    : { kind: 'refused', rule: 'CANNOT_BE_INVITED_NOW' }
}

async function mayBeInvited(
  { stores, clock }: Context,
  union: string,
  member: string,
): Promise<boolean> {
  const today = clock.today()
  const [terms, paused, open] = await Promise.all([
    stores.projection.termsOf(member),
    stores.pause.holdsFor(member, today),
    stores.referral.hasOpen(member),
  ])
  const here = terms.some(
    ({ unionId, from, to }) => unionId === union && from <= today && (to === null || to >= today),
  )
  return here && !paused && !open && isMemberFor(terms, rulesOn(today).memberMonths, today)
}

/** The invitation, its key and the pause after it in one transaction; null when another officer was first. */
async function send(
  { stores, clock }: Context,
  unionId: string,
  memberId: string,
): Promise<SentInvitation | 'TOO_MANY_WAITING' | null> {
  const today = clock.today()
  const { invitationDays, pauseMonths } = rulesOn(today)
  const waitsUntil = plusDays(today, invitationDays)
  const id = `I-${randomBytes(12).toString('hex')}`
  const invitation: Invitation = { id, unionId, memberId, sentOn: today, waitsUntil }
  try {
    return await inTransaction(stores.connection, async (session) => {
      await stores.desk.takeTurn(unionId, session)
      if ((await stores.invitation.countOf(unionId, today, session)) >= MOST_WAITING)
        return 'TOO_MANY_WAITING'
      await stores.pause.begin(memberId, today, plusMonths(waitsUntil, pauseMonths), session)
      await stores.invitation.insert(invitation, session)
      return { id, unionId, sentOn: today, waitsUntil }
    })
  } catch (error) {
    if (isDuplicateKey(error)) return null
    throw error
  }
}
