import type { AnonymousAnswer } from '../../apollo/anonymous.ts'
import { isRecord } from '../../apollo/read.ts'

/** What became of a sent ballot: stored with a receipt, to be sent again later, or refused for good. */
export type AnswerResult =
  | { kind: 'stored'; receipt: ReceiptFields }
  | { kind: 'later'; code: string }
  | { kind: 'refused'; type: string }

interface ReceiptFields {
  survey: string
  ballotKey: string
  seq: number
  day: string
  signature: string
}

const refusals = [
  'UnknownSurvey',
  'UnknownPool',
  'PassInvalid',
  'BallotSignatureInvalid',
  'StaleAnswer',
  'SurveyClosed',
  'MalformedAnswer',
]

/** Reads the answer to `answerSurvey`. Whatever is not understood counts as "later": a ballot is never dropped on a guess. */
export function readAnswerResult(answer: AnonymousAnswer): AnswerResult {
  if (!answer.ok) return { kind: 'later', code: answer.code }
  const result = isRecord(answer.data) ? answer.data['answerSurvey'] : undefined
  if (!isRecord(result)) return { kind: 'later', code: 'SERVER_DOWN' }
  const type = result['__typename']
  const receipt = readReceipt(result['receipt'])
  if (type === 'AnswerStored' && receipt) return { kind: 'stored', receipt }
  if (typeof type === 'string' && refusals.includes(type)) return { kind: 'refused', type }
  return { kind: 'later', code: type === 'Busy' ? 'BUSY' : 'SERVER_DOWN' }
}

function readReceipt(value: unknown): ReceiptFields | null {
  if (!isRecord(value)) return null
  const { survey, ballotKey, seq, day, signature } = value
  if (typeof survey !== 'string' || typeof ballotKey !== 'string') return null
  if (typeof seq !== 'number' || typeof day !== 'string' || typeof signature !== 'string')
    return null
  return { survey, ballotKey, seq, day, signature }
}
