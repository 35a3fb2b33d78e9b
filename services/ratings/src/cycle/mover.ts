import { NotFound } from '@tinnhiem/kit/errors'
import { holds, type SignedInViewer } from '@tinnhiem/kit/viewer'
import { within } from '@tinnhiem/kit/roles'
import type { Context } from '../context.ts'
import { moveRefused } from '../refusals.ts'
import { ratedKind } from '../roster/rated-posts.ts'
import { latestRunId, type Cycle, type CycleFacts, type CycleMover } from './cycle.ts'
import { scopePathOf } from './freeze-inputs.ts'

type Roles = Parameters<typeof holds>[1]

/** Whether the viewer holds one of the roles over the whole province; nobody does before the tree is known. */
export async function holdsProvince(ctx: Context, roles: Roles): Promise<boolean> {
  const path = await ctx.loaders.provincePath()
  return path !== null && holds(ctx.viewer, roles, path)
}

/** What the rules of moves need to know about this person. */
export async function moverOf(
  ctx: Context,
  viewer: SignedInViewer,
  cycle: Pick<Cycle, 'year' | 'surveyId'>,
): Promise<CycleMover> {
  const onCouncil = await holdsProvince(ctx, ['PROVINCIAL_OFFICER'])
  return { id: viewer.id, onCouncil, isRated: onCouncil && (await isRated(ctx, viewer.id, cycle)) }
}

/**
 * An id nobody knows. Who is not on the council hears what they would hear about a known one.
 * @throws NotFound for the council
 */
export async function refuseUnknown(ctx: Context, { lang }: SignedInViewer) {
  if (await holdsProvince(ctx, ['PROVINCIAL_OFFICER'])) throw new NotFound(lang)
  return moveRefused('NOT_YOUR_ROLE', lang)
}

/** What the rules of moves need to know about the world. */
export async function factsOf(ctx: Context, cycle: Cycle): Promise<CycleFacts> {
  const runId = latestRunId(cycle)
  const [release, run] = await Promise.all([
    ctx.loaders.release.load(cycle.surveyId),
    runId === null ? null : ctx.loaders.run.load(runId),
  ])
  return { releaseIsHere: release?.year === cycle.year, runFailed: run?.state === 'FAILED' }
}

/**
 * Whether a cycle rates a post this person held in its year, acting posts too. Before the release is here every
 * rated kind of post of the province counts.
 */
async function isRated(
  { loaders, stores, clock }: Context,
  memberId: string,
  { year, surveyId }: Pick<Cycle, 'year' | 'surveyId'>,
): Promise<boolean> {
  const release = await loaders.release.load(surveyId)
  const until = release?.closingDay ?? clock.today()
  const held = await loaders.chairPosts(memberId)
  const posts = held.filter(
    ({ from, to }) => from <= until && (to === null || to >= `${year}-01-01`),
  )
  if (posts.length === 0) return false
  const unions = await loaders.organization.loadMany(posts.map(({ unionId }) => unionId))
  const scope = release && (await scopePathOf(stores, release))
  return unions.some(
    (union) =>
      union !== null &&
      !(union instanceof Error) &&
      ratedKind(union.level) !== null &&
      (!scope || within(union.path, scope)),
  )
}
