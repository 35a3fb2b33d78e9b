import { NotFound } from '@tinnhiem/kit/errors'
import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { versionConflict } from '@tinnhiem/kit/refusals'
import type { InitiativeProblem } from './check-initiative.ts'
import type { Initiative, InitiativeMover, InitiativeRule, InitiativeText } from './initiative.ts'
import { moverOf } from './mover.ts'
import { seen } from './read-initiative.ts'
import type { InitiativeReader } from './audience.ts'
import { initiativeInvalid, initiativeRefused, type InitiativeWord } from './words.ts'

type Dated = Pick<InitiativeText, 'appliedFrom' | 'programmeId'>

/** What became of a wish to change an initiative. */
export type InitiativeOutcome =
  | { kind: 'changed'; initiative: Initiative }
  | { kind: 'refused'; rule: InitiativeRule | 'NO_UNIT' | 'PLACE_TAKEN'; text?: Dated }
  | {
      kind: 'invalid'
      problem: InitiativeProblem | { field: string; rule: InitiativeWord }
      text?: Dated
      sum?: number
    }
  | { kind: 'conflict'; currentVersion: number }

/** The initiative somebody wants to change, if it exists for them. @throws NotFound */
export async function initiativeFor(
  ctx: Context,
  viewer: SignedInViewer,
  id: string,
): Promise<{ initiative: Initiative; mover: InitiativeMover & InitiativeReader }> {
  const initiative = await ctx.stores.initiative.byId(id)
  if (!initiative || !(await seen(ctx, viewer, initiative))) throw new NotFound(viewer.lang)
  return { initiative, mover: await moverOf(ctx, viewer, initiative) }
}

/** What a lost race is answered with. */
export async function lostTo(
  ctx: Context,
  { id, version }: Initiative,
): Promise<Extract<InitiativeOutcome, { kind: 'conflict' }>> {
  const now = await ctx.stores.initiative.byId(id)
  return { kind: 'conflict', currentVersion: now?.version ?? version }
}

/** The outcome in the words of the contract. */
export async function answerTo(ctx: Context, viewer: SignedInViewer, outcome: InitiativeOutcome) {
  const { lang } = viewer
  switch (outcome.kind) {
    case 'changed': {
      const initiative = await seen(ctx, viewer, outcome.initiative)
      if (!initiative) throw new NotFound(lang)
      return { __typename: 'InitiativeChanged' as const, initiative }
    }
    case 'refused':
      return initiativeRefused(outcome.rule, lang, outcome.text)
    case 'invalid':
      return initiativeInvalid(outcome.problem, lang, outcome.text, outcome.sum)
    case 'conflict':
      return versionConflict(outcome.currentVersion, lang)
  }
}
