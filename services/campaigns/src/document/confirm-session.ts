import { NotFound } from '@tinnhiem/kit/errors'
import { within } from '@tinnhiem/kit/roles'
import type { SignedInViewer, Viewer } from '@tinnhiem/kit/viewer'
import type { OrganizationItem } from '@tinnhiem/membership/events'
import type { Context } from '../context.ts'
import {
  sessionProblem,
  type DocumentProblem,
  type OfficialDocument,
  type Session,
} from './document.ts'

export type SessionOutcome =
  | { kind: 'confirmed'; session: Session }
  | { kind: 'refused' }
  | { kind: 'invalid'; problem: DocumentProblem }
  | { kind: 'conflict'; currentVersion: number }

export type SessionWish = {
  documentId: string
  unitId: string
  sessionId: string | null
  version: number | null
  heldOn: string
  attendeeCount: number
}

const MOST_SESSIONS = 10
const OFFICERS = ['GRASSROOTS_OFFICER', 'UPPER_OFFICER', 'PROVINCIAL_OFFICER'] as const

/** Units somebody is an officer of; those below are not theirs to confirm for. */
export function ownUnits(viewer: Viewer): string[] {
  return viewer.roles
    .filter(({ role }) => OFFICERS.some((officer) => officer === role))
    .map(({ org }) => org)
}

/** A unit says that it held a session on a document, with a head count (CAM-10). @throws NotFound */
export async function confirmSession(
  ctx: Context,
  viewer: SignedInViewer,
  wish: SessionWish,
): Promise<SessionOutcome> {
  const [document, unit] = await Promise.all([
    ctx.loaders.document.load(wish.documentId),
    ctx.loaders.organization.load(wish.unitId),
  ])
  if (!document || !unit) throw new NotFound(viewer.lang)
  if (!ownUnits(viewer).includes(unit.id)) return { kind: 'refused' }
  const held = await ctx.stores.document.sessionsOf(document.id, [unit.id])
  const before = held.find(({ id }) => id === wish.sessionId) ?? null
  if (wish.sessionId !== null && before === null) throw new NotFound(viewer.lang)
  const problem = await problemOf(ctx, wish, { document, unit, count: before ? 0 : held.length })
  if (problem) return { kind: 'invalid', problem }
  const currentVersion = before?.version ?? 0
  if ((wish.version ?? 0) !== currentVersion) return { kind: 'conflict', currentVersion }
  const { heldOn, attendeeCount } = wish
  const session = {
    id: before?.id ?? ctx.stores.document.newId(),
    ...{ documentId: document.id, unionId: unit.id, heldOn, attendeeCount },
    ...{ confirmedOn: ctx.clock.today(), confirmedBy: viewer.id, version: currentVersion + 1 },
  }
  await ctx.audit.act(viewer, session.id, 'CONFIRM_SESSION')
  return (await ctx.stores.document.putSession(session))
    ? { kind: 'confirmed', session }
    : { kind: 'conflict', currentVersion: currentVersion + 1 }
}

type Found = { document: OfficialDocument; unit: OrganizationItem; count: number }

async function problemOf(
  { loaders, clock }: Context,
  wish: SessionWish,
  { document, unit, count }: Found,
): Promise<DocumentProblem | null> {
  if (!within(unit.path, document.publisherPath))
    return { field: 'unit', rule: 'DOCUMENT_NOT_FOR_UNIT' }
  if (count >= MOST_SESSIONS)
    return { field: 'unit', rule: 'TOO_MANY_SESSIONS', most: MOST_SESSIONS }
  const headcount = (await loaders.headcount.load(unit.id))?.workers ?? null
  return sessionProblem(wish, document, headcount, clock.today())
}
