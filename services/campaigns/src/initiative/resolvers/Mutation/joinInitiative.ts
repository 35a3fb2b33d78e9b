import { NotFound } from '@tinnhiem/kit/errors'
import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { answerOffer } from '../../answer-offer.ts'
import { joinInitiative as join } from '../../join-initiative.ts'
import { seen } from '../../read-initiative.ts'

export const joinInitiative: NonNullable<MutationResolvers['joinInitiative']> = async (
  _,
  args,
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const outcome = await join(ctx, viewer, args)
  if (outcome.kind !== 'changed') return answerOffer(outcome, viewer.lang)
  const initiative = await seen(ctx, viewer, outcome.initiative)
  if (!initiative) throw new NotFound(viewer.lang)
  return { __typename: 'InitiativeChanged', initiative }
}
