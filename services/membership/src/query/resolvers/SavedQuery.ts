import type { SavedQueryResolvers } from '../../generated/types.generated.ts'

export const SavedQuery: SavedQueryResolvers = {
  mine: ({ memberId }, _, ctx) => memberId === ctx.viewer.id,
}
