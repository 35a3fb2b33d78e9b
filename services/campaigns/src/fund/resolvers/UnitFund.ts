import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { UnitFundResolvers } from '../../generated/types.generated.ts'
import { within } from '@tinnhiem/kit/roles'
import { appealsFor } from '../read-fund.ts'

export const UnitFund: UnitFundResolvers = {
  unit: ({ place }) => ({ id: place.id }),
  headcount: async ({ place }, _, { loaders }) =>
    (await loaders.headcount.load(place.id))?.workers ?? null,
  appeals: async ({ place, year }, _, ctx) => {
    const appeals = await appealsFor(ctx, requireSignedIn(ctx.viewer), year)
    return appeals.filter(({ issuerPath }) => within(place.path, issuerPath))
  },
  summaries: async ({ place, year }, _, { stores }) =>
    await stores.fund.contributionsOf(place.id, year),
  activities: async ({ place, year }, _, { stores }) =>
    await stores.fund.activitiesOf(place.id, year),
}
