import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { ReceivedReferralResolvers } from '../../generated/types.generated.ts'
import { movesFor, type Referral } from '../../referral/referral.ts'
import { dueSince, receivedOn, withdrawnOn } from '../feedback.ts'

export const ReceivedReferral: ReceivedReferralResolvers = {
  union: ({ unionId: id }) => ({ __typename: 'UnionOrganization', id }),
  personName: async ({ id }, _, { loaders }) => (await loaders.form.load(id))?.names.person ?? null,
  number: (referral) => paperOf(referral).number,
  resolvedOn: (referral) => paperOf(referral).on,
  sentOn: (referral) => paperOf(referral).sentOn,
  receivedOn,
  feedback: ({ file }) => file.feedback,
  withdrawnOn,
  dueSince: (referral, _, { clock }) => dueSince(referral, clock.today()),
  moves: (referral, _, { viewer }) =>
    movesFor(referral, { id: requireSignedIn(viewer).id, relation: 'LIAISON' }),
}

function paperOf({ id, file }: Referral) {
  const { resolution } = file
  if (!resolution?.sentOn) throw new Error(`${id} was never sent`)
  return { ...resolution, sentOn: resolution.sentOn }
}
