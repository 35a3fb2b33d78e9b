import type { RecognitionResolvers } from '../../generated/types.generated.ts'
import { bylineOf } from '../../initiative/audience.ts'
import { outlined } from '../../initiative/read-initiative.ts'
import { outlinedModel } from '../../model/read-model.ts'

/** Everything is on the object, which holds a person only where the person may be shown. */
export const Recognition: RecognitionResolvers = {
  unit: ({ unitId }) => ({ __typename: 'UnionOrganization', id: unitId }),
  initiative: async ({ initiativeId }, _, ctx) =>
    initiativeId === null ? null : await outlined(ctx, initiativeId),
  model: async ({ modelId }, _, ctx) =>
    modelId === null ? null : await outlinedModel(ctx, modelId),
  person: ({ personId }) =>
    personId === null ? null : { __typename: 'NamedPerson', id: personId },
  shownAs: async ({ unnamed, personId, unitId }, _, ctx) => {
    if (unnamed) return bylineOf(1)
    if (personId !== null) return null
    return (await ctx.loaders.organization.load(unitId))?.name ?? null
  },
  picture: ({ pictureId }) => pictureId,
  yours: ({ relation }) => relation === 'PERSON',
  consentName: ({ consent }) => consent?.name ?? null,
  consentPicture: ({ consent }) => consent?.picture ?? null,
}
