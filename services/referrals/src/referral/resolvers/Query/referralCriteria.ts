import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { criteriaOn } from '../../criteria.ts'

export const referralCriteria: NonNullable<QueryResolvers['referralCriteria']> = async (
  _,
  _args,
  { viewer, clock },
) => {
  requireSignedIn(viewer)
  const { version, validFrom, items } = criteriaOn(clock.today())
  return { version, validFrom, items: items.map(({ code, text }) => ({ code, text })) }
}
