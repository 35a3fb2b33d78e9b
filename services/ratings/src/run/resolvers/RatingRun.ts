import type { RatingRunResolvers } from '../../generated/types.generated.ts'
import { countDone, percentOf, secondsLeft } from '../progress.ts'
import { stepsOf } from '../run.ts'

/** Only ever made for the council and inspection. */
export const RatingRun: RatingRunResolvers = {
  cycle: async ({ cycleId }, _, ctx) => {
    // Read anew: a move that has just been made must be seen.
    const cycle = await ctx.stores.cycle.byId(cycleId)
    if (!cycle) throw new Error(`no cycle ${cycleId}`)
    return { ...cycle, sees: 'ALL' }
  },
  state: ({ state, stopped }) => (stopped ? 'STOPPED' : state),
  done: ({ parts }) => countDone(parts).done,
  percent: ({ parts, total }) => percentOf(countDone(parts).done, total),
  secondsLeft: ({ parts, total, startedAt, now, state, stopped }) =>
    state === 'RUNNING' && !stopped ? secondsLeft(parts, total, startedAt, now) : null,
  steps: (run) => stepsOf(run),
  groups: ({ groups, parts }) => {
    const { byUpper } = countDone(parts)
    return groups.map(({ upperId, total }) => ({
      organization: upperId === null ? null : { __typename: 'UnionOrganization', id: upperId },
      done: byUpper.get(upperId) ?? 0,
      total,
    }))
  },
  startedBy: ({ startedBy }) => ({ __typename: 'Member', id: startedBy }),
}
