import { randomBytes } from 'node:crypto'
import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { keepsOrgans } from './liaison.ts'
import {
  wrongInOrgan,
  type OrganField,
  type OrganInput,
  type OrganRule,
  type PartyOrgan,
} from './organ.ts'

export type OrganSaved =
  | { kind: 'saved'; organ: PartyOrgan }
  | { kind: 'refused' }
  | { kind: 'conflict'; currentVersion: number }
  | { kind: 'invalid'; field: OrganField | 'id'; rule: OrganRule | 'ORGAN_UNKNOWN' }

type Asked = { id: string | null; version: number | null; organ: OrganInput }

/** Keeps the list of organs: the province's officers. The place of an organ is set once. */
export async function saveOrgan(
  ctx: Context,
  viewer: SignedInViewer,
  { id, version, organ }: Asked,
): Promise<OrganSaved> {
  if (!(await keepsOrgans(ctx))) return { kind: 'refused' }
  const before = id === null ? null : await ctx.stores.organ.byId(id)
  if (id !== null && !before) return { kind: 'invalid', field: 'id', rule: 'ORGAN_UNKNOWN' }
  const place = await ctx.loaders.organization.load(organ.placeId)
  const wrong = wrongInOrgan(organ, place !== null, before)
  if (wrong) return { kind: 'invalid', ...wrong }
  if (!before) return await addOrgan(ctx, viewer, organ)
  await ctx.audit.act(viewer, before.id, 'SAVE_ORGAN')
  const saved = await ctx.stores.organ.advance({ ...before, ...organ, version: version ?? 0 })
  return saved
    ? { kind: 'saved', organ: saved }
    : { kind: 'conflict', currentVersion: before.version }
}

async function addOrgan(
  { stores, audit }: Context,
  viewer: SignedInViewer,
  organ: OrganInput,
): Promise<OrganSaved> {
  const added = { ...organ, id: `PO-${randomBytes(8).toString('hex')}`, version: 1 }
  await audit.act(viewer, added.id, 'SAVE_ORGAN')
  await stores.organ.insert(added)
  return { kind: 'saved', organ: added }
}
