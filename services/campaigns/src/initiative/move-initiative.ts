import { inTransaction } from '@tinnhiem/kit/mongo'
import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import { putInitiatives } from '../board/count-initiatives.ts'
import type { Context } from '../context.ts'
import { changeOf, withProgramme, type MadeMove } from './apply-move.ts'
import { refusalOf, type Initiative, type InitiativeMove } from './initiative.ts'
import { initiativeFor, lostTo, type InitiativeOutcome } from './outcome.ts'
import { tellInitiatives } from './tell-initiatives.ts'
import type { InitiativeWord } from './words.ts'

export type AskedMove = {
  move: InitiativeMove
  version: number
  reason: string | null
  decisionNo: string | null
  decisionOn: string | null
  programmeId: string | null
  replicatedBy: string | null
}

type Invalid = { field: string; rule: InitiativeWord }

/**
 * One move of an initiative (domain.md 4.3.3): rights, rules, version, then the change and its facts in one transaction.
 * @throws NotFound (no such initiative, or not for this person)
 */
export async function moveInitiative(
  ctx: Context,
  viewer: SignedInViewer,
  id: string,
  asked: AskedMove,
): Promise<InitiativeOutcome> {
  const { initiative, mover } = await initiativeFor(ctx, viewer, id)
  const chosen = asked.move === 'SEND' ? (asked.programmeId ?? undefined) : undefined
  const wanted = initiative.text.programmeId === null ? chosen : undefined
  const candidate = withProgramme(initiative, wanted)
  const rule = refusalOf(candidate, asked.move, mover)
  if (rule !== null) return { kind: 'refused', rule, text: candidate.text }
  if (initiative.version !== asked.version) return await lostTo(ctx, initiative)
  const made = await madeOf(ctx, viewer, initiative, asked)
  if ('rule' in made) return { kind: 'invalid', problem: made }
  const full = wanted === undefined ? made : { ...made, programmeId: wanted }
  await ctx.audit.act(viewer, id, asked.move)
  const next = await write(ctx, initiative, full)
  return next ? { kind: 'changed', initiative: next } : await lostTo(ctx, initiative)
}

async function write(ctx: Context, initiative: Initiative, made: MadeMove) {
  return await inTransaction(ctx.stores.connection, async (session) => {
    const change = changeOf(initiative, made)
    const next = await ctx.stores.initiative.advance(initiative, change, session)
    if (!next) return null
    await tellInitiatives(ctx, session, next, made.move)
    const { programmeId } = next.text
    if (programmeId !== null) await putInitiatives(ctx.stores, session, next.unionId, programmeId)
    return next
  })
}

/** What the move needs besides the right to make it: reason, decision, unit. */
async function madeOf(
  ctx: Context,
  viewer: SignedInViewer,
  { unionId }: Initiative,
  { move, reason, decisionNo, decisionOn, replicatedBy }: AskedMove,
): Promise<MadeMove | Invalid> {
  const made = { move, by: viewer.id, on: ctx.clock.today() }
  switch (move) {
    case 'RETURN':
    case 'REVOKE': {
      const said = reason?.trim() ?? ''
      if (said.length < 5 || said.length > 500) return { field: 'reason', rule: 'REASON_NEEDED' }
      return { ...made, reason: said }
    }
    case 'RECOGNIZE':
    case 'NOT_RECOGNIZE': {
      const no = decisionNo?.trim() ?? ''
      if (no === '' || no.length > 100) return { field: 'decisionNo', rule: 'DECISION_NEEDED' }
      if (decisionOn === null || decisionOn > made.on)
        return { field: 'decisionOn', rule: 'DECISION_NEEDED' }
      return { ...made, decision: { no, on: decisionOn } }
    }
    case 'REPLICATE': {
      const unit = replicatedBy === null ? null : await ctx.loaders.organization.load(replicatedBy)
      if (!unit || unit.id === unionId) return { field: 'replicatedBy', rule: 'UNIT_UNKNOWN' }
      return { ...made, replicatedBy: unit.id }
    }
    default:
      return made
  }
}
