import { inTransaction } from '@tinnhiem/kit/mongo'
import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import { dayOf } from '@tinnhiem/kit/clock'
import type { Context } from '../context.ts'
import { authorsRefusal, editRefusal, type Initiative } from './initiative.ts'
import {
  CODE_DAYS,
  hashJoinCode,
  MOST_TRIES,
  newJoinCode,
  readJoinCode,
  spokenCode,
  TRIES_WINDOW_MS,
} from './join-code.ts'
import { initiativeFor, lostTo, type InitiativeOutcome } from './outcome.ts'
import { leavePlace, takePlace } from './shares.ts'

const DAY_MS = 86_400_000

export type JoinCodeOutcome =
  | { kind: 'made'; code: string; until: string; initiative: Initiative }
  | Exclude<InitiativeOutcome, { kind: 'changed' }>

/** A one-time code for an empty place, to be read to the co-author; only its hash is kept. @throws NotFound */
export async function makeJoinCode(
  ctx: Context,
  viewer: SignedInViewer,
  { id, version, place }: { id: string; version: number; place: number },
): Promise<JoinCodeOutcome> {
  const { initiative, mover } = await initiativeFor(ctx, viewer, id)
  const rule = editRefusal(initiative, mover)
  if (rule !== null) return { kind: 'refused', rule }
  if (initiative.version !== version) return await lostTo(ctx, initiative)
  const there = initiative.authors.find((one) => one.place === place)
  if (!there) return { kind: 'invalid', problem: { field: 'place', rule: 'PLACE_UNKNOWN' } }
  if (there.memberId !== null) return { kind: 'refused', rule: 'PLACE_TAKEN' }
  const code = newJoinCode()
  const untilDay = dayOf(new Date(ctx.clock.now().getTime() + CODE_DAYS * DAY_MS))
  const until = new Date(Date.now() + CODE_DAYS * DAY_MS)
  const hash = await hashJoinCode(code)
  await ctx.stores.joinCode.put({ hash, initiativeId: id, place, until, untilDay })
  return { kind: 'made', code: spokenCode(code), until: untilDay, initiative }
}

export type Offer = { initiative: Initiative; place: number; share: number; hash: string }
export type OfferOutcome =
  | { kind: 'offer'; offer: Offer }
  | { kind: 'wrong' }
  | { kind: 'refused'; rule: 'TOO_MANY_TRIES' | 'ALREADY_AUTHOR' | 'WRONG_STATE' }

/** What a code leads to. Every try is counted before it is looked at; a right one costs nothing. */
export async function offerFor(
  ctx: Context,
  viewer: SignedInViewer,
  typed: string,
): Promise<OfferOutcome> {
  const { joinCode, initiative: store } = ctx.stores
  const now = new Date()
  const until = new Date(now.getTime() + TRIES_WINDOW_MS)
  const tries = await joinCode.countTry(viewer.id, now, until)
  if (tries > MOST_TRIES) return { kind: 'refused', rule: 'TOO_MANY_TRIES' }
  const code = readJoinCode(typed)
  const hash = code === null ? null : await hashJoinCode(code)
  const row = hash === null ? null : await joinCode.find(hash, now)
  const initiative = row && (await store.byId(row.initiativeId))
  const there = initiative?.authors.find(({ place }) => place === row?.place)
  if (!initiative || !there || there.memberId !== null || hash === null) return { kind: 'wrong' }
  await joinCode.giveTryBack(viewer.id)
  if (initiative.authors.some(({ memberId }) => memberId === viewer.id))
    return { kind: 'refused', rule: 'ALREADY_AUTHOR' }
  if (authorsRefusal(initiative) !== null) return { kind: 'refused', rule: 'WRONG_STATE' }
  return {
    kind: 'offer',
    offer: { initiative, place: there.place, share: there.share, hash },
  }
}

/**
 * Takes the place for the share that was shown. The code is used up with it; when the share is another by now, the new
 * offer comes back and nothing is stored.
 */
export async function joinInitiative(
  ctx: Context,
  viewer: SignedInViewer,
  { code, share }: { code: string; share: number },
): Promise<OfferOutcome | { kind: 'changed'; initiative: Initiative }> {
  const found = await offerFor(ctx, viewer, code)
  if (found.kind !== 'offer' || found.offer.share !== share) return found
  const { initiative, place, hash } = found.offer
  const authors = takePlace(initiative.authors, initiative.split, place, viewer.id)
  const joined = await inTransaction(ctx.stores.connection, async (session) => {
    const next = await ctx.stores.initiative.advance(initiative, { authors }, session)
    if (!next) return null
    if (await ctx.stores.joinCode.use(hash, session)) return next
    await session.abortTransaction()
    return null
  })
  // Changed in between: what is true now is shown, and agreed to or not.
  return joined ? { kind: 'changed', initiative: joined } : await offerFor(ctx, viewer, code)
}

type PlaceOutcome = Exclude<InitiativeOutcome, { kind: 'invalid' }>

/** A co-author agrees to the shares as they are now. @throws NotFound */
export async function agreeToShares(
  ctx: Context,
  viewer: SignedInViewer,
  asked: { id: string; version: number },
): Promise<PlaceOutcome> {
  return await changeOwnPlace(ctx, viewer, asked, ({ authors, split }, place) =>
    takePlace(authors, split, place, viewer.id),
  )
}

/** A co-author leaves; the place is empty again and needs a new code. @throws NotFound */
export async function leaveInitiative(
  ctx: Context,
  viewer: SignedInViewer,
  asked: { id: string; version: number },
): Promise<Exclude<PlaceOutcome, { kind: 'changed' }> | { kind: 'left' }> {
  const outcome = await changeOwnPlace(ctx, viewer, asked, ({ authors }) =>
    leavePlace(authors, viewer.id),
  )
  return outcome.kind === 'changed' ? { kind: 'left' } : outcome
}

async function changeOwnPlace(
  ctx: Context,
  viewer: SignedInViewer,
  { id, version }: { id: string; version: number },
  change: (initiative: Initiative, place: number) => Initiative['authors'],
): Promise<PlaceOutcome> {
  const { initiative } = await initiativeFor(ctx, viewer, id)
  const own = initiative.authors.find(({ memberId }) => memberId === viewer.id)
  if (!own || own.place === 1) return { kind: 'refused', rule: 'NOT_YOUR_ROLE' }
  const rule = authorsRefusal(initiative)
  if (rule !== null) return { kind: 'refused', rule }
  if (initiative.version !== version) return await lostTo(ctx, initiative)
  const authors = change(initiative, own.place)
  const next = await ctx.stores.initiative.advance(initiative, { authors })
  return next ? { kind: 'changed', initiative: next } : await lostTo(ctx, initiative)
}
