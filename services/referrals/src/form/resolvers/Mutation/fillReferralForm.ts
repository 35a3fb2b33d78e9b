import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { invalidInput, moveRefused } from '../../../refusals.ts'
import { fillForm } from '../../fill-form.ts'

/** @throws NotSignedIn, NotFound */
export const fillReferralForm: NonNullable<MutationResolvers['fillReferralForm']> = async (
  _,
  { referral: id, form },
  ctx,
) => {
  const { lang } = requireSignedIn(ctx.viewer)
  const outcome = await fillForm(ctx, id, form)
  switch (outcome.kind) {
    case 'filled':
      return { __typename: 'ReferralFormFilled', form: outcome.names }
    case 'refused':
      return moveRefused(outcome.rule, lang)
    case 'invalid':
      return invalidInput(`form.${outcome.field}`, 'FORM_FIELD', lang)
  }
}
