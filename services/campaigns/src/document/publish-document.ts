import { NotFound } from '@tinnhiem/kit/errors'
import { inTransaction, isDuplicateKey } from '@tinnhiem/kit/mongo'
import { holds, type SignedInViewer, type Viewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import {
  documentProblem,
  supersedingProblem,
  type DocumentProblem,
  type DocumentText,
  type OfficialDocument,
} from './document.ts'

export type DocumentOutcome =
  | { kind: 'changed'; document: OfficialDocument }
  | { kind: 'refused' }
  | { kind: 'invalid'; problem: DocumentProblem }

export type EndOutcome = DocumentOutcome | { kind: 'conflict'; currentVersion: number }

/** "publishes documents": upper and provincial officers, for the own subtree (CAM-10). */
export function manages(
  viewer: Viewer,
  { publisherPath }: Pick<OfficialDocument, 'publisherPath'>,
): boolean {
  return holds(viewer, ['UPPER_OFFICER', 'PROVINCIAL_OFFICER'], publisherPath)
}

/** Puts a document into the library and marks what it replaces, both or neither. @throws NotFound */
export async function publishDocument(
  ctx: Context,
  viewer: SignedInViewer,
  publisherId: string,
  { supersedes, ...text }: DocumentText & { supersedes: readonly string[] },
): Promise<DocumentOutcome> {
  const publisher = await ctx.loaders.organization.load(publisherId)
  if (!publisher) throw new NotFound(viewer.lang)
  const publisherPath = publisher.path
  if (publisher.level === 'GRASSROOTS' || !manages(viewer, { publisherPath }))
    return { kind: 'refused' }
  const older = await ctx.stores.document.byIds(supersedes)
  const today = ctx.clock.today()
  const problem = documentProblem(text, today) ?? supersedingProblem(text, supersedes, older)
  if (problem) return { kind: 'invalid', problem }
  if (!older.every((old) => manages(viewer, old))) return { kind: 'refused' }
  if (await ctx.stores.document.isKnown(text)) return known()
  const document: OfficialDocument = {
    id: ctx.stores.document.newId(),
    ...text,
    ...{ number: text.number.trim(), issuedBy: text.issuedBy.trim() },
    ...{ supersedes: [...new Set(supersedes)], supersededBy: null },
    ...{ publisherId, publisherPath, publishedOn: today, version: 1 },
  }
  await ctx.audit.act(viewer, document.id, 'PUBLISH_DOCUMENT')
  return await insert(ctx, document)
}

class ReplacedMeanwhile extends Error {
  override name = 'ReplacedMeanwhile'
}

async function insert({ stores }: Context, document: OfficialDocument): Promise<DocumentOutcome> {
  try {
    await inTransaction(stores.connection, async (session) => {
      if (!(await stores.document.insert(document, session))) throw new ReplacedMeanwhile()
    })
    return { kind: 'changed', document }
  } catch (error) {
    if (isDuplicateKey(error)) return known()
    if (!(error instanceof ReplacedMeanwhile)) throw error
    return { kind: 'invalid', problem: { field: 'supersedes', rule: 'SUPERSEDED_ALREADY' } }
  }
}

function known(): DocumentOutcome {
  return { kind: 'invalid', problem: { field: 'number', rule: 'DOCUMENT_KNOWN' } }
}

/** Sets the last day of validity. @throws NotFound */
export async function endDocument(
  ctx: Context,
  viewer: SignedInViewer,
  { id, version, validTo }: { id: string; version: number; validTo: string },
): Promise<EndOutcome> {
  const document = await ctx.loaders.document.load(id)
  if (!document) throw new NotFound(viewer.lang)
  if (!manages(viewer, document)) return { kind: 'refused' }
  if (document.version !== version) return { kind: 'conflict', currentVersion: document.version }
  if (validTo < document.validFrom)
    return { kind: 'invalid', problem: { field: 'validTo', rule: 'VALID_DAYS' } }
  await ctx.audit.act(viewer, id, 'END_DOCUMENT')
  const next = await ctx.stores.document.end(id, version, validTo)
  return next
    ? { kind: 'changed', document: next }
    : { kind: 'conflict', currentVersion: version + 1 }
}
