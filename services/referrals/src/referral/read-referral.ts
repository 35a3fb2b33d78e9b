import { Invalid, NotFound } from '@tinnhiem/kit/errors'
import { requireSignedIn, type SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import type { Referral, Relation } from './referral.ts'
import { relationTo } from './relation.ts'
import type { ReferralMapper } from './schema.mappers.ts'

const SHORTEST_PURPOSE = 3
const LONGEST_PURPOSE = 200

/** As what somebody reads, in the words of the roles. */
const ROLE_OF: Readonly<Record<Relation, string>> = {
  SELF: 'MEMBER',
  LIST: 'GRASSROOTS_OFFICER',
  NEW_LIST: 'GRASSROOTS_OFFICER',
  UPPER: 'UPPER_OFFICER',
  LIAISON: 'PARTY_LIAISON',
  CLOCK: 'SYSTEM',
}

/**
 * One referral for one reader; the read is kept before anything is shown.
 * @throws NotSignedIn, Invalid (purpose), NotFound (unknown and out of scope look the same)
 */
export async function readReferral(
  ctx: Context,
  id: string,
  purpose: string,
): Promise<ReferralMapper> {
  const viewer = requireSignedIn(ctx.viewer)
  const found = await findReferral(ctx, viewer, id)
  // a liaison sees the paper and the steps, as a ReceivedReferral
  if (found.relation === 'LIAISON') throw new NotFound(viewer.lang)
  const words = purpose.trim()
  if (words.length < SHORTEST_PURPOSE || words.length > LONGEST_PURPOSE)
    throw new Invalid('purpose', `${SHORTEST_PURPOSE}-${LONGEST_PURPOSE}`, viewer.lang)
  await keepReads(ctx, viewer, [found], words)
  return found
}

/** @throws NotFound when there is none, or not for this viewer */
export async function findReferral(
  ctx: Context,
  viewer: SignedInViewer,
  id: string,
): Promise<ReferralMapper> {
  const referral = await ctx.loaders.referral.load(id)
  const relation = referral && (await relationTo(ctx, referral))
  if (!referral || !relation) throw new NotFound(viewer.lang)
  return { referral, relation }
}

/**
 * Keeps who reads, as what, what for and in which minute, sealed with the case, and a line of audit that names the case
 * and never the person (I-16, REF-7). The own referral needs neither.
 */
export async function keepReads(
  { stores, audit, clock }: Pick<Context, 'stores' | 'audit' | 'clock'>,
  viewer: SignedInViewer,
  seen: readonly { referral: Referral; relation: Relation }[],
  purpose: string,
): Promise<void> {
  const at = new Date(Math.floor(clock.now().getTime() / 60_000) * 60_000).toISOString()
  const others = seen.filter(({ relation }) => relation !== 'SELF')
  for (const [relation, cases] of Map.groupBy(others, (one) => one.relation)) {
    const ids = cases.map(({ referral }) => referral.id)
    await stores.read.add(ids, { by: viewer.id, role: ROLE_OF[relation], purpose, at })
    await Promise.all(ids.map(async (id) => await audit.read(viewer, id, ['referral'], 'referral')))
  }
}
