import type { Clock } from '@tinnhiem/kit/clock'
import { checkAnswers } from '../survey/check-answers.ts'
import { sameBallot, type AnswerStore, type StoredBallot } from './answer-store.ts'
import {
  ballotId,
  nullKey,
  parseBallot,
  passMessage,
  type Ballot,
  type BallotInput,
} from './ballot-format.ts'
import type { CommitTogether } from './commit-together.ts'
import { receiptText } from './signed-texts.ts'
import type { DoorPool, DoorSurvey, SurveyDirectory } from './survey-directory.ts'
import { verifyBallot } from './verify-ballot.ts'

/** The anonymous door: everything it needs, and nothing that knows a member. */
export type BallotDoor = {
  directory: SurveyDirectory
  committer: CommitTogether
  stored: Pick<AnswerStore, 'find'>
  clock: Clock
  signAsBoard: (survey: string, text: string) => Promise<Buffer>
}

export type Receipt = {
  survey: string
  ballotKey: string
  seq: number
  day: string
  signature: string
}

export type AnswerOutcome =
  | { kind: 'stored'; receipt: Receipt }
  | { kind: 'malformed'; field: string; rule: string }
  | {
      kind:
        | 'unknownSurvey'
        | 'unknownPool'
        | 'passInvalid'
        | 'ballotSignatureInvalid'
        | 'stale'
        | 'closed'
        | 'busy'
    }

/**
 * Accepts a ballot (privacy.md 2.6): cheap refusals first (shape, survey, pool, date), then the signatures, then one shared
 * commit. The same bytes again get the same receipt, also after closing; a higher `seq` replaces until closing (D-16).
 */
export async function answerSurvey(door: BallotDoor, input: BallotInput): Promise<AnswerOutcome> {
  const parsed = parseBallot(input)
  if (!parsed.ok) return { kind: 'malformed', field: parsed.field, rule: parsed.rule }
  const survey = await door.directory.find(input.survey)
  if (!survey) return { kind: 'unknownSurvey' }
  const pool = survey.pools.get(parsed.ballot.pool)
  if (!pool) return { kind: 'unknownPool' }
  return door.directory.isOpen(survey.record)
    ? await verifyAndStore(door, survey, pool, parsed.ballot)
    : await repeatAfterClosing(door, survey, parsed.ballot)
}

async function verifyAndStore(
  door: BallotDoor,
  survey: DoorSurvey,
  pool: DoorPool,
  ballot: Ballot,
): Promise<AnswerOutcome> {
  const checked = checkAnswers(pool.asked, ballot.answers, survey.record.questions)
  if (!checked.ok) return { kind: 'malformed', field: checked.field, rule: checked.rule }
  const verified = verifyBallot(ballot, { manifestHash: survey.manifestHash, poolKey: pool.key })
  if (!verified.ok)
    return { kind: verified.reason === 'PassInvalid' ? 'passInvalid' : 'ballotSignatureInvalid' }
  const committing = door.committer.add(
    survey.record.id,
    storedForm(ballot, verified.id, door.clock.today()),
  )
  if (committing === 'busy') return { kind: 'busy' }
  const committed = await committing
  if (committed.kind === 'stale') return { kind: 'stale' }
  if (committed.kind === 'closed') return await repeatAfterClosing(door, survey, ballot)
  const key = verified.nullKey.toString('hex')
  return { kind: 'stored', receipt: await receiptOf(door, survey, key, ballot.seq, committed.day) }
}

/**
 * A phone whose answer was lost on the way asks again after closing: what is counted keeps its receipt. Equal bytes
 * were verified when they were stored, so nothing is verified here.
 */
async function repeatAfterClosing(
  door: BallotDoor,
  survey: DoorSurvey,
  ballot: Ballot,
): Promise<AnswerOutcome> {
  const key = nullKey(passMessage(ballot, survey.manifestHash))
  const id = ballotId(ballot.pool, key)
  const stored = await door.stored.find(survey.record.id, id)
  if (!stored || !sameBallot(stored, storedForm(ballot, id, stored.day))) return { kind: 'closed' }
  const receipt = await receiptOf(door, survey, key.toString('hex'), ballot.seq, stored.day)
  return { kind: 'stored', receipt }
}

async function receiptOf(
  door: BallotDoor,
  survey: DoorSurvey,
  ballotKey: string,
  seq: number,
  day: string,
): Promise<Receipt> {
  const facts = { survey: survey.record.id, seq, day }
  const signature = await door.signAsBoard(
    facts.survey,
    receiptText({ ...facts, nullKey: ballotKey }),
  )
  return { ...facts, ballotKey, signature: signature.toString('base64url') }
}

function storedForm(ballot: Ballot, id: Buffer, day: string): StoredBallot {
  const { seq, answers, publicKey, passSignature, signature } = ballot
  return { id, seq, answers, publicKey, passSignature, signature, day }
}
