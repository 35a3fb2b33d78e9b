import { NotFound } from '@tinnhiem/kit/errors'
import { inTransaction } from '@tinnhiem/kit/mongo'
import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { refusalOf, type EvidenceMove } from './evidence.ts'
import type { EvidenceMapper } from './schema.mappers.ts'
import { evidenceFor, seenBy } from './see-evidence.ts'
import type { EvidenceWord } from './words.ts'

type Stopped =
  | { kind: 'refused'; rule: EvidenceWord }
  | { kind: 'conflict'; currentVersion: number }

export type EvidenceDecided =
  | { kind: 'changed'; evidence: EvidenceMapper }
  | { kind: 'invalid'; field: string; rule: EvidenceWord }
  | Stopped

export type EvidenceTakenBack = { kind: 'removed'; id: string } | Stopped

type Asked = { id: string; version: number; reason: string | null }

const DECIDED = { VERIFY: 'VERIFIED', RETURN: 'RETURNED' } as const

/**
 * The level above says that a piece shows what it should, or sends it back with a reason. Earlier decisions stay.
 * @throws NotFound
 */
export async function decideEvidence(
  ctx: Context,
  viewer: SignedInViewer,
  move: 'VERIFY' | 'RETURN',
  asked: Asked,
): Promise<EvidenceDecided> {
  const { piece, rights, stop } = await look(ctx, viewer, move, asked)
  if (stop) return stop
  const reason = asked.reason?.trim() ?? null
  if (move === 'RETURN' && (reason === null || reason.length < 5 || reason.length > 500))
    return { kind: 'invalid', field: 'reason', rule: 'REASON_NEEDED' }
  await ctx.audit.act(viewer, piece.id, `${move}_EVIDENCE`)
  const step = { state: DECIDED[move], on: ctx.clock.today(), by: viewer.id, reason }
  const next = await ctx.stores.evidence.advance(asked, step)
  if (next) return { kind: 'changed', evidence: seenBy(viewer, next, rights) }
  return await lost(ctx, piece.id, asked.version)
}

/** Takes an own piece back before it is verified; the bytes go when nothing else refers to them. @throws NotFound */
export async function removeEvidence(
  ctx: Context,
  viewer: SignedInViewer,
  asked: Asked,
): Promise<EvidenceTakenBack> {
  const { piece, stop } = await look(ctx, viewer, 'REMOVE', asked)
  if (stop) return stop
  const removed = await inTransaction(ctx.stores.connection, async (session) => {
    if (!(await ctx.stores.evidence.remove(asked, session))) return false
    await ctx.stores.content.release(piece.contentId, session)
    return true
  })
  return removed ? { kind: 'removed', id: piece.id } : await lost(ctx, piece.id, asked.version)
}

async function look(ctx: Context, viewer: SignedInViewer, move: EvidenceMove, asked: Asked) {
  const found = await evidenceFor(ctx, viewer, asked.id)
  if (!found) throw new NotFound(viewer.lang)
  const rule = refusalOf(found.piece, move, viewer.id, found.rights)
  return { ...found, stop: rule === null ? stale(found.piece.version, asked) : refused(rule) }
}

function refused(rule: EvidenceWord): Stopped {
  return { kind: 'refused', rule }
}

function stale(currentVersion: number, { version }: Asked): Stopped | null {
  return version === currentVersion ? null : { kind: 'conflict', currentVersion }
}

async function lost({ stores }: Context, id: string, version: number): Promise<Stopped> {
  const now = await stores.evidence.byId(id)
  return { kind: 'conflict', currentVersion: now?.version ?? version }
}
