import { NotFound } from '@tinnhiem/kit/errors'
import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { isMediaType, MOST_BYTES } from './content.ts'
import type { SubjectKind } from './evidence.ts'
import { MOST_PER_SUBJECT } from './evidence-store.ts'
import { subjectFor } from './standing.ts'
import type { EvidenceWord } from './words.ts'

export type TicketWish = {
  kind: SubjectKind
  id: string
  fileName: string
  mediaType: string
  bytes: number
  private: boolean
}

export type TicketOutcome =
  | { kind: 'issued'; ticket: string }
  | { kind: 'refused'; rule: EvidenceWord }
  | { kind: 'invalid'; field: string; rule: EvidenceWord }

const MOST_TICKETS = 20
const LONGEST_NAME = 255

/**
 * A one-time ticket to send evidence of a subject that is one's own. What is said of the file is checked here, to save a
 * slow line the way; what it is decides when it has come.
 * @throws NotFound for a subject that is not there, or not for this person
 */
export async function requestTicket(
  ctx: Context,
  viewer: SignedInViewer,
  wish: TicketWish,
): Promise<TicketOutcome> {
  const found = await subjectFor(ctx, viewer, wish)
  if (!found) throw new NotFound(viewer.lang)
  if (!found.rights.attach)
    return { kind: 'refused', rule: found.subject.open ? 'NOT_YOUR_ROLE' : 'EVIDENCE_CLOSED' }
  const wrong = wrongField(wish)
  if (wrong) return { kind: 'invalid', ...wrong }
  const { evidence, ticket } = ctx.stores
  if ((await evidence.countOf(wish.kind, wish.id)) >= MOST_PER_SUBJECT)
    return { kind: 'refused', rule: 'EVIDENCE_TOO_MANY' }
  if ((await ticket.countOf(viewer.id)) >= MOST_TICKETS)
    return { kind: 'refused', rule: 'TICKETS_TOO_MANY' }
  const { kind, id: subject, fileName } = wish
  const isPrivate = wish.private && kind === 'INITIATIVE'
  const wanted = { memberId: viewer.id, kind, subject, fileName, private: isPrivate }
  return { kind: 'issued', ticket: await ticket.issue(wanted) }
}

function wrongField(wish: TicketWish): { field: string; rule: EvidenceWord } | null {
  const length = wish.fileName.trim().length
  if (length === 0 || length > LONGEST_NAME) return { field: 'fileName', rule: 'FILE_NAME' }
  if (!isMediaType(wish.mediaType)) return { field: 'mediaType', rule: 'TYPE_NOT_TAKEN' }
  if (wish.bytes < 1 || wish.bytes > MOST_BYTES) return { field: 'bytes', rule: 'TOO_LARGE' }
  return null
}
