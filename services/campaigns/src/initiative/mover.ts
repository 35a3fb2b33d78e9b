import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import {
  isInspection,
  isMemberOf,
  isOfficerAbove,
  isReader,
  isUnitOfficer,
} from '../roster/stand.ts'
import type { InitiativeReader } from './audience.ts'
import type { Initiative, InitiativeMover } from './initiative.ts'

/** What the rules need to know of this person: posts by the roles held now, authorship by the initiative. */
export async function moverOf(
  ctx: Context,
  viewer: SignedInViewer,
  { unionId, authors }: Pick<Initiative, 'unionId' | 'authors'>,
): Promise<InitiativeMover & InitiativeReader> {
  const unit = await ctx.loaders.organization.load(unionId)
  const place = authors.find(({ memberId }) => memberId === viewer.id)?.place
  return {
    id: viewer.id,
    isAuthor: place !== undefined,
    isLead: place === 1,
    inUnit: isMemberOf(viewer, unionId),
    isGrassroots: unit !== null && isUnitOfficer(viewer, unit),
    isAbove: unit !== null && isOfficerAbove(viewer, unit),
    isInspection: unit !== null && isInspection(viewer, unit),
    isReader: unit !== null && isReader(viewer, unit),
  }
}
