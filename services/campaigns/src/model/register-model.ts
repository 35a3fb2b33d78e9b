import { NotFound } from '@tinnhiem/kit/errors'
import { inTransaction } from '@tinnhiem/kit/mongo'
import { within } from '@tinnhiem/kit/roles'
import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { OrganizationItem } from '@tinnhiem/membership/events'
import type { Context } from '../context.ts'
import { isOfficerOf } from '../roster/stand.ts'
import {
  modelTextProblem,
  RECOGNISED,
  type MobilizationModel,
  type ModelField,
  type ModelKind,
  type ModelProblem,
} from './model.ts'
import type { ModelOutcome } from './outcome.ts'
import { tellRegistered } from './tell-models.ts'

export type WantedModel = {
  kind: ModelKind
  field: ModelField
  name: string
  place: string
  goal: string
  partnerId: string | null
  launchedBy: string
  replicaOf: string | null
}

/**
 * Registers a "Dân vận khéo" model of a grassroots or upper union with a union above it (CAM-4). A replica makes its
 * original REPLICATED. T1b is told with it.
 * @throws NotFound (no such unit)
 */
export async function registerModel(
  ctx: Context,
  viewer: SignedInViewer,
  unitId: string,
  wanted: WantedModel,
): Promise<ModelOutcome> {
  const unit = await ctx.loaders.organization.load(unitId)
  if (!unit) throw new NotFound(viewer.lang)
  const known = unit.level === 'GRASSROOTS' || unit.level === 'DIRECT_UPPER'
  if (!known || !isOfficerOf(viewer, unit)) return { kind: 'refused', rule: 'NOT_YOUR_ROLE' }
  const problem = modelTextProblem(wanted) ?? (await linksProblem(ctx, unit, wanted))
  if (problem) return { kind: 'invalid', problem }
  const model = newModel(ctx, viewer, unit, wanted)
  await ctx.audit.act(viewer, model.id, 'REGISTER_MODEL')
  const inserted = await inTransaction(ctx.stores.connection, async (session) => {
    await ctx.stores.model.insert(model, session)
    const { replicaOf } = model
    if (replicaOf !== null && !(await ctx.stores.model.markReplicated(replicaOf, session))) {
      await session.abortTransaction()
      return false
    }
    await tellRegistered(ctx, session, model)
    return true
  })
  if (model.replicaOf !== null) ctx.loaders.model.clear(model.replicaOf)
  if (inserted) return { kind: 'changed', model }
  return { kind: 'invalid', problem: { field: 'replicaOf', rule: 'REPLICA_NOT_RECOGNISED' } }
}

/** The units and the model it names: a partner elsewhere, a union above both, an original that is recognised. */
async function linksProblem(
  ctx: Context,
  unit: OrganizationItem,
  { partnerId, launchedBy, replicaOf }: WantedModel,
): Promise<ModelProblem | null> {
  const partner = partnerId === null ? null : await ctx.loaders.organization.load(partnerId)
  if (partnerId !== null && (!partner || partner.id === unit.id))
    return { field: 'partner', rule: 'PARTNER_UNKNOWN' }
  const launcher = await ctx.loaders.organization.load(launchedBy)
  const above = (one: OrganizationItem | null) =>
    one === null || (launcher !== null && one.id !== launcher.id && within(one.path, launcher.path))
  if (!above(unit) || !above(partner)) return { field: 'launchedBy', rule: 'LAUNCHER_NOT_ABOVE' }
  if (replicaOf === null) return null
  const original = await ctx.loaders.model.load(replicaOf)
  if (!original || !RECOGNISED.includes(original.state))
    return { field: 'replicaOf', rule: 'REPLICA_NOT_RECOGNISED' }
  return original.unitIds.includes(unit.id) ? { field: 'replicaOf', rule: 'REPLICA_OF_OWN' } : null
}

function newModel(
  { stores, clock }: Context,
  { id }: SignedInViewer,
  unit: OrganizationItem,
  wanted: WantedModel,
): MobilizationModel {
  return {
    ...wanted,
    id: stores.model.newId(),
    version: 1,
    state: 'REGISTERED',
    unitId: unit.id,
    partnerAgreed: false,
    unitIds: [unit.id],
    registeredBy: id,
    registeredOn: clock.today(),
    ...{ recognizedOn: null, decision: null, reports: [], steps: [] },
  }
}
