import { padTo, verifyReceipt } from '../../ballot/ballot.ts'
import { askAnonymously, bodyOf } from '../../apollo/anonymous.ts'
import { domainNow } from '../../device/time.ts'
import { vaultChanged } from '../vault/change.ts'
import { vault, type SignedBallot, type StoredReceipt, type WaitingBallot } from '../vault/db.ts'
import { readAnswerResult, type AnswerResult } from './answer-result.ts'
import { retryDelay, secureRandom } from './waves.ts'

/** Ballots whose moment has come, in domain time. */
export function dueBallots(waiting: readonly WaitingBallot[], now: number): WaitingBallot[] {
  return waiting.filter((one) => one.ballot !== null && one.refused === null && one.sendAt <= now)
}

/** The moment the next ballot is due, or null when none waits. */
export async function nextDue(): Promise<number | null> {
  const waiting = await (await vault()).getAll('outbox')
  const times = dueBallots(waiting, Number.POSITIVE_INFINITY).map((one) => one.sendAt)
  return times.length > 0 ? Math.min(...times) : null
}

/**
 * Sends every due ballot without a session, one after the other, then leaves a random pause. One at a time on this
 * device: a page that opens while the service worker sends waits for both. Called before any signed-in request
 * (privacy.md 2.5, D-15).
 */
export async function sendDue(): Promise<void> {
  const run = async () => {
    const due = dueBallots(await (await vault()).getAll('outbox'), domainNow())
    for (const one of due) await send(one)
    if (due.length > 0)
      await new Promise((resolve) => setTimeout(resolve, 800 + secureRandom() * 2_200))
  }
  await (navigator.locks ? navigator.locks.request('tn-send', run) : run())
}

async function send(waiting: WaitingBallot): Promise<void> {
  if (!waiting.ballot) return
  const variables = { ballot: padded(waiting.ballot) }
  const result = readAnswerResult(await askAnonymously('AnswerSurvey', variables))
  await settle(waiting, waiting.ballot, result)
  vaultChanged()
}

/** The ballot with the padding that makes the whole body its fixed size (privacy.md 2.4). */
export function padded(ballot: SignedBallot): SignedBallot & { padding: string } {
  let padding = ''
  padTo((candidate) => {
    padding = candidate
    return bodyOf('AnswerSurvey', { ballot: { ...ballot, padding: candidate } })
  })
  return { ...ballot, padding }
}

async function settle(
  waiting: WaitingBallot,
  ballot: SignedBallot,
  result: AnswerResult,
): Promise<void> {
  if (result.kind === 'stored') return keepReceipt(waiting, ballot, result.receipt)
  const db = await vault()
  const now = await db.get('outbox', waiting.ballotKey)
  // The member answered again meanwhile: that ballot stands, this outcome is of no use.
  if (now?.ballot?.seq !== ballot.seq) return
  if (result.kind === 'later') {
    const tries = waiting.tries + 1
    const sendAt = domainNow() + retryDelay(tries, secureRandom)
    return void (await db.put('outbox', { ...waiting, tries, sendAt }))
  }
  const worthless = ['SurveyClosed', 'StaleAnswer', 'MalformedAnswer'].includes(result.type)
  const kept = worthless ? null : waiting.ballot
  await db.put('outbox', { ...waiting, ballot: kept, refused: result.type })
}

async function keepReceipt(
  waiting: WaitingBallot,
  ballot: SignedBallot,
  receipt: Omit<StoredReceipt, 'verdict' | 'title'>,
): Promise<void> {
  const own = receipt.ballotKey === waiting.ballotKey && receipt.survey === waiting.survey
  const fits = own && receipt.seq === ballot.seq
  const verdict = fits ? await verifyReceipt(receipt, waiting.boardKey) : 'INVALID'
  const stored = { ...receipt, ballotKey: waiting.ballotKey, title: waiting.title, verdict }
  const db = await vault()
  const tx = db.transaction(['outbox', 'receipts'], 'readwrite')
  await tx.objectStore('receipts').put(stored)
  const now = await tx.objectStore('outbox').get(waiting.ballotKey)
  if (now?.ballot?.seq === ballot.seq) await tx.objectStore('outbox').delete(waiting.ballotKey)
  await tx.done
}
