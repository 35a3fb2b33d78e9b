import type { Context } from '../context.ts'
import { holdsProvince } from './mover.ts'
import { onBoard, relationTo } from '../rating/read-rating.ts'
import type { Cycle } from './cycle.ts'
import type { RatingCycleMapper } from './schema.mappers.ts'

type Sees = RatingCycleMapper['sees']

/**
 * What this reader may know of a cycle: the council and inspection all of it, analysts its outline, others too where they
 * may see one of its ratings. Null = it does not exist for them.
 */
export async function seenCycle(ctx: Context, cycle: Cycle): Promise<RatingCycleMapper | null> {
  const sees = await seesOf(ctx, cycle)
  return sees && { ...cycle, sees }
}

async function seesOf(ctx: Context, cycle: Cycle): Promise<Sees | null> {
  if (ctx.viewer.id === null) return null
  if (await onBoard(ctx)) return 'ALL'
  if (await holdsProvince(ctx, ['ANALYST'])) return 'OUTLINE'
  return (await hasRating(ctx, ctx.viewer.id, cycle)) ? 'OUTLINE' : null
}

async function hasRating(ctx: Context, id: string, cycle: Cycle): Promise<boolean> {
  if (!cycle.result) return false
  const { runId } = cycle.result
  const units = ctx.viewer.roles
    .filter(({ role }) => role === 'MEMBER')
    .flatMap(({ path }) => path.split('/').filter(Boolean))
  const [own, ofUnit] = await Promise.all([
    ctx.stores.rating.ofMember(id, [runId]),
    ctx.stores.rating.ofUnions(units, [runId]),
  ])
  const relations = await Promise.all(
    [...own, ...ofUnit].map(async (record) => await relationTo(ctx, record, cycle)),
  )
  return relations.some((relation) => relation !== null)
}
