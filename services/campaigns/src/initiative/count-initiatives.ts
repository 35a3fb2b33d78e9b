import { NotFound } from '@tinnhiem/kit/errors'
import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { isAlive } from '../roster/is-alive.ts'
import { answersFor } from '../roster/scope.ts'
import type { StateCount } from './initiative-store.ts'
import { STANDING, type InitiativeState } from './initiative.ts'
import { programmeById } from './programme.ts'

/** Counts of a programme in a subtree. What is not counted yet is for those who answer for it. */
export type InitiativeCounts = {
  submitted: number | null
  recognized: number | null
  inProgramme: number | null
  counted: number
  unionsSubmitted: number | null
  unionsCounted: number
  unions: number
}

const ENDED: readonly InitiativeState[] = ['WITHDRAWN', 'REVOKED']
const RECOGNIZED: readonly InitiativeState[] = [
  'RECOGNIZED',
  'IN_PROGRAMME',
  'RETURNED',
  ...STANDING,
]
const SENT: readonly InitiativeState[] = ['IN_PROGRAMME', ...STANDING]

/** @throws NotSignedIn, NotFound (no such unit or programme) */
export async function countInitiatives(
  ctx: Context,
  { under, programme }: { under: string; programme: string },
): Promise<InitiativeCounts> {
  const viewer = requireSignedIn(ctx.viewer)
  const unit = await ctx.loaders.organization.load(under)
  if (!unit || !programmeById(programme)) throw new NotFound(viewer.lang)
  const units = (await ctx.stores.projection.organizationsUnder(unit.path)).filter(
    ({ level }) => level === 'GRASSROOTS',
  )
  const unionIds = units.map(({ id }) => id)
  const rows = await ctx.stores.initiative.countStates(unionIds, programme)
  const inside = answersFor(viewer, unit)
  const submitted = rows.filter(({ state }) => !ENDED.includes(state))
  return {
    submitted: inside ? sum(submitted) : null,
    recognized: inside ? sum(of(rows, RECOGNIZED)) : null,
    inProgramme: inside ? sum(of(rows, SENT)) : null,
    counted: sum(of(rows, STANDING)),
    unionsSubmitted: inside ? unionsOf(submitted) : null,
    unionsCounted: unionsOf(of(rows, STANDING)),
    unions: units.filter((one) => isAlive(one, ctx.clock.today())).length,
  }
}

function of(rows: readonly StateCount[], states: readonly InitiativeState[]): StateCount[] {
  return rows.filter(({ state }) => states.includes(state))
}

function sum(rows: readonly StateCount[]): number {
  return rows.reduce((total, { count }) => total + count, 0)
}

function unionsOf(rows: readonly StateCount[]): number {
  return new Set(rows.map(({ unionId }) => unionId)).size
}
