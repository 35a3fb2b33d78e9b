import {
  findOwnKey,
  verifyBallotKeys,
  type BallotKeyList,
  type Verdict,
} from '../../ballot/ballot.ts'
import { askAnonymously } from '../../apollo/anonymous.ts'
import { isRecord } from '../../apollo/read.ts'

/** What the device found in the published list: NOT_YET without a list, BAD when it is not signed or counted right. */
export type Finding =
  | { kind: 'FOUND' | 'MISSING'; count: number; verdict: Verdict }
  | { kind: 'NOT_YET' }
  | { kind: 'BAD' }
  | { kind: 'FAILED'; code: string }

/**
 * Loads the whole list of ballot keys without a session, checks it under the board key of the manifest and searches
 * by itself: a question would tell which ballot is meant (D-14).
 */
export async function findBallot(
  survey: string,
  boardKey: string,
  ballotKey: string,
): Promise<Finding> {
  const answer = await askAnonymously('BallotKeys', { survey })
  if (!answer.ok) return { kind: 'FAILED', code: answer.code }
  const value = isRecord(answer.data) ? answer.data['ballotKeys'] : undefined
  if (value === null || value === undefined) return { kind: 'NOT_YET' }
  const list = readList(value)
  if (!list || list.survey !== survey) return { kind: 'BAD' }
  const verdict = await verifyBallotKeys(list, boardKey)
  if (verdict === 'INVALID') return { kind: 'BAD' }
  return { kind: findOwnKey(list, ballotKey) ? 'FOUND' : 'MISSING', count: list.count, verdict }
}

function readList(value: unknown): BallotKeyList | null {
  if (!isRecord(value)) return null
  const { survey, count, keys, signature } = value
  if (typeof survey !== 'string' || typeof count !== 'number') return null
  if (typeof keys !== 'string' || typeof signature !== 'string') return null
  return { survey, count, keys, signature }
}
