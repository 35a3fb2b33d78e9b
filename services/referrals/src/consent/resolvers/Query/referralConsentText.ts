import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { consentTextOn } from '../../texts.ts'

export const referralConsentText: NonNullable<QueryResolvers['referralConsentText']> = async (
  _,
  _args,
  { viewer, clock },
) => {
  requireSignedIn(viewer)
  return consentTextOn(clock.today())
}
