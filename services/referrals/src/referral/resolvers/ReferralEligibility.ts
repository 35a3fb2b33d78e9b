import type { ReferralEligibilityResolvers } from '../../generated/types.generated.ts'
import { factText } from '../criteria.ts'

export const ReferralEligibility: ReferralEligibilityResolvers = {
  facts: ({ criteria, facts }) =>
    facts.map((fact) => ({ ...fact, text: factText(criteria, fact.code) })),
}
