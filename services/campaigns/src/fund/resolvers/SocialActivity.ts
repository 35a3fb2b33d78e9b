import type { SocialActivityResolvers } from '../../generated/types.generated.ts'

export const SocialActivity: SocialActivityResolvers = { unit: ({ unionId }) => ({ id: unionId }) }
