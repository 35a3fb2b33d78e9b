import { holds, type SignedInViewer, type Viewer } from '@tinnhiem/kit/viewer'
import { NotFound } from '@tinnhiem/kit/errors'
import type { Context } from '../context.ts'
import type { Referral } from '../referral/referral.ts'
import { holdsOffice, receivesFrom, type PartyOrgan } from './organ.ts'

type Tools = Pick<Context, 'viewer' | 'loaders'>

/** LIAISON acts for the organ; HOLDS_OFFICE is named as one and holds a union office, too, so may not act (domain.md 5). */
export type Stand = 'LIAISON' | 'HOLDS_OFFICE' | null

/** What the viewer is to an organ: named in it, and with the role over its place. Null also when there is none. */
export async function standAt(ctx: Tools, organ: PartyOrgan | null): Promise<Stand> {
  const { viewer, loaders } = ctx
  if (!organ || viewer.id === null || !organ.liaisonIds.includes(viewer.id)) return null
  const place = await loaders.organization.load(organ.placeId)
  if (!place || !holds(viewer, ['PARTY_LIAISON'], place.path)) return null
  return holdsOffice(viewer.roles) ? 'HOLDS_OFFICE' : 'LIAISON'
}

/** What the viewer is to the organ a referral was sent to; before it was sent no organ knows of it. */
export async function standTo(ctx: Tools, { file }: Referral): Promise<Stand> {
  const { resolution } = file
  if (!resolution?.sentOn) return null
  return await standAt(ctx, await ctx.loaders.organ.load(resolution.organId))
}

/** @throws NotFound for everybody but the organ's liaisons */
export async function requireLiaison(
  ctx: Tools,
  { lang }: SignedInViewer,
  organId: string,
): Promise<PartyOrgan> {
  const organ = await ctx.loaders.organ.load(organId)
  if (!organ || (await standAt(ctx, organ)) !== 'LIAISON') throw new NotFound(lang)
  return organ
}

/** Whether a union may address this organ: it exists, is not dissolved, and receives from that union. */
export async function isAddressable(
  { loaders }: Pick<Context, 'loaders'>,
  organId: string,
  unionId: string,
): Promise<boolean> {
  const organ = await loaders.organ.load(organId)
  if (!organ?.isOpen) return false
  const [place, union] = await Promise.all([
    loaders.organization.load(organ.placeId),
    loaders.organization.load(unionId),
  ])
  return place !== null && union !== null && receivesFrom(place.path, union.path)
}

/** Whether the viewer keeps the list of organs: the province's officers. */
export async function keepsOrgans({
  viewer,
  stores,
}: { viewer: Viewer } & Pick<Context, 'stores'>) {
  const province = await stores.projection.province()
  return province !== null && holds(viewer, ['PROVINCIAL_OFFICER'], province.path)
}
