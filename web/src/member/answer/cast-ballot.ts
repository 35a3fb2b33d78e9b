import { signBallot } from '../../ballot/ballot.ts'
import { askToSend } from '../../device/service-worker.ts'
import { domainNow } from '../../device/time.ts'
import { answerCodes, type SurveySnapshot } from '../survey/snapshot.ts'
import { vaultChanged } from '../vault/change.ts'
import { vault, type StoredPass, type WaitingBallot } from '../vault/db.ts'
import { chooseSendTime, secureRandom } from './waves.ts'

/**
 * Signs the answers, puts the ballot into the device's outbox for the next shared window and erases the draft.
 * A ballot of the same pass that still waits is replaced. Throws when the pass is not ready.
 */
export async function castBallot(
  snapshot: SurveySnapshot,
  pass: StoredPass,
  answers: Readonly<Record<string, number>>,
): Promise<WaitingBallot> {
  const { passSignature } = pass
  if (!passSignature) throw new Error('the pass is not ready')
  const seq = pass.seq + 1
  const ballot = await signBallot({ ...pass, passSignature }, seq, answerCodes(snapshot, answers))
  const waiting = toWaiting(snapshot, pass, ballot)
  const db = await vault()
  const tx = db.transaction(['passes', 'outbox', 'drafts'], 'readwrite')
  await tx.objectStore('passes').put({ ...pass, seq })
  await tx.objectStore('outbox').put(waiting)
  await tx.objectStore('drafts').delete([pass.owner, pass.survey])
  await tx.done
  vaultChanged()
  void askToSend()
  return waiting
}

function toWaiting(
  snapshot: SurveySnapshot,
  pass: StoredPass,
  ballot: WaitingBallot['ballot'],
): WaitingBallot {
  const now = domainNow()
  const when = chooseSendTime(snapshot.windows, now, secureRandom)
  return {
    ballotKey: pass.ballotKey,
    survey: snapshot.survey,
    title: snapshot.title,
    boardKey: snapshot.boardKey,
    closesAt: snapshot.closesAt,
    sendAt: when.kind === 'window' ? when.at : now,
    tries: 0,
    ballot,
    refused: null,
  }
}

/** Makes a waiting ballot due at once; the member has been told what that costs. */
export async function sendNow(ballotKey: string): Promise<void> {
  const db = await vault()
  const waiting = await db.get('outbox', ballotKey)
  if (waiting) await db.put('outbox', { ...waiting, sendAt: domainNow() })
}
