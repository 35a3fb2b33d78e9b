import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { readForm } from '../../fill-form.ts'

/** @throws NotSignedIn, NotFound */
export const referralForm: NonNullable<QueryResolvers['referralForm']> = async (
  _,
  { referral },
  ctx,
) => await readForm(ctx, referral)
