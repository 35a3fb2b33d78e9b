import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { MOST_BYTES } from '../../content.ts'
import { requestTicket } from '../../request-ticket.ts'
import { TICKET_SECONDS } from '../../ticket-store.ts'
import { evidenceInvalid, evidenceRefused } from '../../words.ts'

export const requestEvidenceTicket: NonNullable<
  MutationResolvers['requestEvidenceTicket']
> = async (_, { for: subject, ...file }, ctx) => {
  const viewer = requireSignedIn(ctx.viewer)
  const outcome = await requestTicket(ctx, viewer, { ...subject, ...file })
  switch (outcome.kind) {
    case 'issued':
      return {
        __typename: 'EvidenceTicketIssued',
        url: `/evidence/${outcome.ticket}`,
        expiresIn: TICKET_SECONDS,
        maxBytes: MOST_BYTES,
      }
    case 'refused':
      return evidenceRefused(outcome.rule, viewer.lang)
    case 'invalid':
      return evidenceInvalid(outcome.field, outcome.rule, viewer.lang)
  }
}
