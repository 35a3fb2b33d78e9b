import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { IncomingMessage } from 'node:http'
import type { Context } from '../context.ts'
import { checkContent } from './content.ts'
import { MOST_PER_SUBJECT } from './evidence-store.ts'
import { inflate } from './inflate.ts'
import { readUpload } from './read-upload.ts'
import { subjectFor } from './standing.ts'
import { storeEvidence } from './store-evidence.ts'
import type { Wanted } from './ticket-store.ts'
import type { EvidenceWord } from './words.ts'

export type UploadTaken =
  | { kind: 'stored'; id: string }
  | { kind: 'refused'; rule: EvidenceWord }
  | { kind: 'cut' }

/**
 * Spends a ticket, before any byte of the file: null when it is not this person's, used, over, or when the right to attach
 * has ended meanwhile. What comes back is good for one body.
 */
export async function spendTicket(
  ctx: Context,
  viewer: SignedInViewer,
  ticket: string,
): Promise<string | null> {
  const wanted = await ctx.stores.ticket.spend(ticket, viewer.id)
  if (!wanted || !(await mayAttach(ctx, viewer, wanted))) return null
  return await ctx.stores.ticket.issueUpload(wanted)
}

/** Takes the body of an upload in, judges it by its content, and stores what may be kept. */
export async function takeUpload(
  ctx: Context,
  viewer: SignedInViewer,
  upload: string,
  request: IncomingMessage,
): Promise<UploadTaken> {
  const wanted = await ctx.stores.ticket.spendUpload(upload, viewer.id)
  if (!wanted) return { kind: 'refused', rule: 'TICKET_SPENT' }
  const read = await readUpload(request)
  if (read.kind !== 'whole') return read
  const checked = await checkContent(read.bytes, inflate)
  if (!checked.ok) return { kind: 'refused', rule: checked.problem }
  const { kind, subject } = wanted
  if ((await ctx.stores.evidence.countOf(kind, subject)) >= MOST_PER_SUBJECT)
    return { kind: 'refused', rule: 'EVIDENCE_TOO_MANY' }
  return { kind: 'stored', id: (await storeEvidence(ctx, wanted, checked)).id }
}

async function mayAttach(
  ctx: Context,
  viewer: SignedInViewer,
  { kind, subject }: Wanted,
): Promise<boolean> {
  return (await subjectFor(ctx, viewer, { kind, id: subject }))?.rights.attach ?? false
}
