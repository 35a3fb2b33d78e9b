import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { versionConflict } from '@tinnhiem/kit/refusals'
import { invalidInput, moveRefused } from '../../../refusals.ts'
import { saveOrgan } from '../../save-organ.ts'

/** @throws NotSignedIn */
export const savePartyOrgan: NonNullable<MutationResolvers['savePartyOrgan']> = async (
  _,
  { id, version, organ: { nameVi, nameEn, place: placeId, liaisons: liaisonIds, isOpen } },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const name = { vi: nameVi.normalize('NFC').trim(), en: nameEn.trim() }
  const organ = { name, placeId, liaisonIds, isOpen }
  const asked = { id: id ?? null, version: version ?? null, organ }
  const outcome = await saveOrgan(ctx, viewer, asked)
  switch (outcome.kind) {
    case 'saved':
      return { __typename: 'PartyOrganSaved', organ: outcome.organ }
    case 'refused':
      return moveRefused('ORGAN_NOT_YOURS', viewer.lang)
    case 'conflict':
      return versionConflict(outcome.currentVersion, viewer.lang)
    case 'invalid':
      return invalidInput(outcome.field, outcome.rule, viewer.lang)
  }
}
