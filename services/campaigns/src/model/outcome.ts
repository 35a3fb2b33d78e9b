import { NotFound } from '@tinnhiem/kit/errors'
import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { versionConflict } from '@tinnhiem/kit/refusals'
import type { MobilizationModel, ModelRule } from './model.ts'
import { seenModel } from './read-model.ts'
import { modelInvalid, modelRefused, type ModelWord } from './words.ts'

/** What became of a wish to change a model. */
export type ModelOutcome =
  | { kind: 'changed'; model: MobilizationModel }
  | { kind: 'refused'; rule: ModelRule }
  | { kind: 'invalid'; problem: { field: string; rule: ModelWord } }
  | { kind: 'conflict'; currentVersion: number }

/** The model somebody wants to change, if it exists for them. @throws NotFound */
export async function modelFor(
  ctx: Context,
  viewer: SignedInViewer,
  id: string,
): Promise<MobilizationModel> {
  const model = await ctx.stores.model.byId(id)
  if (!model || !(await seenModel(ctx, viewer, model))) throw new NotFound(viewer.lang)
  return model
}

/** What a lost race is answered with. */
export async function lostModel(
  ctx: Context,
  { id, version }: Pick<MobilizationModel, 'id' | 'version'>,
): Promise<ModelOutcome> {
  const now = await ctx.stores.model.byId(id)
  return { kind: 'conflict', currentVersion: now?.version ?? version }
}

/** The outcome in the words of the contract. */
export async function answerModel(ctx: Context, viewer: SignedInViewer, outcome: ModelOutcome) {
  switch (outcome.kind) {
    case 'changed': {
      const model = await seenModel(ctx, viewer, outcome.model)
      if (!model) throw new NotFound(viewer.lang)
      return { __typename: 'ModelChanged' as const, model }
    }
    case 'refused':
      return modelRefused(outcome.rule, viewer.lang)
    case 'invalid':
      return modelInvalid(outcome.problem, viewer.lang)
    case 'conflict':
      return versionConflict(outcome.currentVersion, viewer.lang)
  }
}
