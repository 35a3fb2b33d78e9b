import { NotFound } from '@tinnhiem/kit/errors'
import { within } from '@tinnhiem/kit/roles'
import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import type { Cycle } from '../cycle/cycle.ts'
import { holdsProvince } from '../cycle/mover.ts'
import { isRecomputed } from '../rating-digests.ts'
import { forViewer, type Relation, type VisibleRating } from './audience.ts'
import type { RatingRecord } from './rating-store.ts'

/** Everything of somebody else's file, for the audit line. */
const FILE = ['total', 'interval', 'lines', 'counts', 'quota', 'hints']

/**
 * One leader's file. The council and inspection leave a line of audit before they see it; for everybody without a
 * right it does not exist.
 * @throws NotSignedIn, NotFound (unknown and out of scope look the same)
 */
export async function readRating(ctx: Context, id: string): Promise<VisibleRating> {
  const viewer = requireSignedIn(ctx.viewer)
  const record = await ctx.loaders.rating.load(id)
  const cycle = record && (await ctx.loaders.cycle.load(record.cycleId))
  const relation = record && cycle && (await relationTo(ctx, record, cycle))
  if (!record || !cycle || !relation) throw new NotFound(viewer.lang)
  if (relation === 'COUNCIL') await ctx.audit.read(viewer, record.memberId, FILE, 'rating')
  return await shown(ctx, record, cycle, relation)
}

/** A rating cut down to one reader; rights and audit are the caller's. */
export async function shown(
  ctx: Context,
  record: RatingRecord,
  cycle: Cycle,
  relation: Relation,
): Promise<VisibleRating> {
  const state = cycle.state === 'PUBLISHED' ? 'PUBLISHED' : 'PROPOSED'
  const recomputed = await checked(ctx, record, cycle)
  return forViewer(record.rating, { id: record.id, cycleId: cycle.id, state, recomputed }, relation)
}

/** The check of the run is compared with what is about to be shown, not with what was stored then. */
async function checked(
  ctx: Context,
  record: RatingRecord,
  { result }: Cycle,
): Promise<boolean | null> {
  if (!result?.digestsHash) return null
  const digests = await ctx.loaders.digests(result.digestsHash)
  return digests !== null && isRecomputed(record, digests)
}

/** Deny by default: the person rated, the council, inspection, and after publication members of the unit (D-19). */
export async function relationTo(
  ctx: Context,
  record: Pick<RatingRecord, 'memberId' | 'unionId'>,
  cycle: Pick<Cycle, 'state'>,
): Promise<Relation | null> {
  if (ctx.viewer.id === null) return null
  if (ctx.viewer.id === record.memberId) return 'SELF'
  if (await onBoard(ctx)) return 'COUNCIL'
  if (cycle.state !== 'PUBLISHED') return null
  const union = await ctx.loaders.organization.load(record.unionId)
  const belongs = ctx.viewer.roles.some(
    ({ role, path }) => role === 'MEMBER' && union !== null && within(path, union.path),
  )
  return belongs ? 'UNIT' : null
}

/** Who may see the board and the whole inputs: provincial officers and inspection, over the whole province. */
export async function onBoard(ctx: Context): Promise<boolean> {
  return await holdsProvince(ctx, ['PROVINCIAL_OFFICER', 'INSPECTION'])
}
