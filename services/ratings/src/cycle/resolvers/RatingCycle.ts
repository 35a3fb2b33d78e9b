import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { RatingCycleResolvers } from '../../generated/types.generated.ts'
import { schemeByCode } from '../../scheme/scheme-by-code.ts'
import { viewRun } from '../../run/view-run.ts'
import { inputsPart, inputsParts } from '../inputs-parts.ts'
import { latestRunId, movesFor } from '../cycle.ts'
import { factsOf, moverOf } from '../mover.ts'
import { seenCycle } from '../read-cycle.ts'

export const RatingCycle: RatingCycleResolvers = {
  __resolveReference: async ({ id }, ctx) => {
    const cycle = await ctx.loaders.cycle.load(id)
    return cycle && (await seenCycle(ctx, cycle))
  },
  scheme: ({ schemeCode }) => {
    const scheme = schemeByCode(schemeCode)
    if (!scheme) throw new Error(`no scheme ${schemeCode}`)
    return scheme
  },
  survey: ({ surveyId }) => ({ __typename: 'Survey', id: surveyId }),
  closingDay: async ({ surveyId, result }, _, ctx) =>
    result?.closingDay ?? (await ctx.loaders.release.load(surveyId))?.closingDay ?? null,
  ready: async (cycle, _, ctx) => (await factsOf(ctx, cycle)).releaseIsHere,
  latestRun: async (cycle, _, ctx) => {
    const runId = cycle.sees === 'ALL' ? latestRunId(cycle) : null
    const run = runId === null ? null : await ctx.loaders.run.load(runId)
    return run && (await viewRun(ctx, run))
  },
  // single counts for the council; others ask an organisation for `leaderClasses`, where small ones are hidden
  counts: ({ sees, result }) => (sees === 'ALL' ? (result?.counts ?? null) : null),
  moves: async (cycle, _, ctx) => {
    if (cycle.sees !== 'ALL') return []
    const mover = await moverOf(ctx, requireSignedIn(ctx.viewer), cycle)
    return movesFor(cycle, mover, await factsOf(ctx, cycle))
  },
  steps: ({ steps, sees }) => steps.map((step) => ({ ...step, shownBy: sees === 'ALL' })),
  inputsParts: async ({ sees, result }, _, ctx) =>
    sees === 'ALL' && result ? inputsParts(await ctx.loaders.text(result.inputsHash)) : null,
  inputs: async ({ sees, result, id }, { part }, ctx) => {
    if (sees !== 'ALL' || !result) return null
    const viewer = requireSignedIn(ctx.viewer)
    await ctx.audit.read(viewer, id, ['inputs'], 'recompute')
    return inputsPart(await ctx.loaders.text(result.inputsHash), part)
  },
  inputsHash: ({ result }) => result?.inputsHash ?? null,
  ratingsHash: ({ result }) => result?.ratingsHash ?? null,
}
