import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { namelessFile } from './file-name.ts'
import { mayOpen, type Evidence, type Rights, type Subject, type SubjectKind } from './evidence.ts'
import type { EvidenceMapper } from './schema.mappers.ts'
import { subjectFor } from './standing.ts'

/** Evidence of a subject, newest first, without what is private to others; null = no such subject for this person. */
export async function evidenceOf(
  ctx: Context,
  viewer: SignedInViewer,
  about: { kind: SubjectKind; id: string },
): Promise<EvidenceMapper[] | null> {
  const found = await subjectFor(ctx, viewer, about)
  if (!found) return null
  const { subject, rights } = found
  const pieces = await ctx.stores.evidence.of(subject.kind, subject.id)
  const shown = pieces.filter((piece) => mayOpen(piece, subject, rights))
  if (shown.length > 0 && isOthers(viewer, subject, rights))
    await ctx.audit.read(viewer, subject.id, ['evidence'], `list evidence of ${subject.kind}`)
  return shown.map((piece) => seenBy(viewer, asSeen(piece, subject, rights), rights))
}

/** One piece this person may see, with the rights on it; null = it does not exist for them. */
export async function evidenceFor(
  ctx: Context,
  viewer: SignedInViewer,
  id: string,
): Promise<{ piece: Evidence; subject: Subject; rights: Rights } | null> {
  const piece = await ctx.stores.evidence.byId(id)
  if (!piece) return null
  const found = await subjectFor(ctx, viewer, { kind: piece.kind, id: piece.subject })
  return found && mayOpen(piece, found.subject, found.rights) ? { piece, ...found } : null
}

/** The bytes of a piece; whoever holds it for others leaves a line first (I-16). */
export async function openEvidence(ctx: Context, viewer: SignedInViewer, id: string) {
  const found = await evidenceFor(ctx, viewer, id)
  if (!found) return null
  const { piece, subject, rights } = found
  if (isOthers(viewer, subject, rights))
    await ctx.audit.read(viewer, piece.uploadedBy, ['evidence'], `open ${piece.id}`)
  const content = await ctx.stores.content.read(piece.contentId)
  return content && { piece: asSeen(piece, subject, rights), content }
}

/** Who learns no names reads none in the name of a person's file either. */
function asSeen(piece: Evidence, { owner }: Subject, { names }: Rights): Evidence {
  return names || owner === 'UNIT' ? piece : { ...piece, fileName: namelessFile(piece.fileName) }
}

export function seenBy(viewer: SignedInViewer, piece: Evidence, rights: Rights): EvidenceMapper {
  return { ...piece, seer: viewer.id, rights }
}

/** Not the own: an author's, or the own unit's. */
function isOthers(viewer: SignedInViewer, subject: Subject, rights: Rights): boolean {
  const mine = subject.owner === 'UNIT' ? rights.attach : false
  return !mine && !subject.memberIds.includes(viewer.id)
}
