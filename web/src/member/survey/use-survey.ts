import { useOwner } from '../session/session.ts'
import {
  vault,
  type Draft,
  type Owner,
  type StoredPass,
  type StoredReceipt,
  type WaitingBallot,
} from '../vault/db.ts'
import { useVault } from '../vault/use-vault.ts'
import type { SurveySnapshot } from './snapshot.ts'

/** A survey as this device knows it. What was done lives only here: the server has no "answered" flag (D-16). */
export interface DeviceSurvey {
  snapshot: SurveySnapshot
  pass: StoredPass | undefined
  draft: Draft | undefined
  waiting: WaitingBallot | undefined
  receipt: StoredReceipt | undefined
}

/** OPEN: may be answered; WAITING, SENT: has been; the others as the survey's own state. */
export type Standing = 'OPEN' | 'WAITING' | 'SENT' | 'SCHEDULED' | 'CLOSED'

/** Where the member stands with a survey. */
export function standing({ snapshot, waiting, receipt }: DeviceSurvey, now: number): Standing {
  if (waiting) return 'WAITING'
  if (receipt) return 'SENT'
  if (snapshot.state === 'OPEN') return now < snapshot.closesAt ? 'OPEN' : 'CLOSED'
  return snapshot.state === 'CLOSED' || snapshot.state === 'RELEASED' ? 'CLOSED' : 'SCHEDULED'
}

/** One survey from the vault: undefined while it is read, null when this device does not have it. */
export function useSurvey(survey: string): DeviceSurvey | null | undefined {
  const owner = useOwner()
  return useVault(`survey ${owner} ${survey}`, async () => {
    const snapshot = owner ? await (await vault()).get('snapshots', [owner, survey]) : undefined
    return snapshot ? readOne(snapshot) : null
  })
}

/** All surveys of the person who uses this device, newest first. */
export function useSurveys(): DeviceSurvey[] | undefined {
  const owner = useOwner()
  return useVault(`surveys ${owner}`, async () => (owner ? readAll(owner) : []))
}

async function readAll(owner: Owner): Promise<DeviceSurvey[]> {
  const db = await vault()
  const snapshots = await db.getAll('snapshots', IDBKeyRange.bound([owner], [owner, []]))
  const newest = snapshots.toSorted((a, b) => b.year - a.year || b.closesAt - a.closesAt)
  return Promise.all(newest.map(readOne))
}

async function readOne(snapshot: SurveySnapshot): Promise<DeviceSurvey> {
  const db = await vault()
  const id: [string, string] = [snapshot.owner, snapshot.survey]
  const [pass, draft] = await Promise.all([db.get('passes', id), db.get('drafts', id)])
  if (!pass) return { snapshot, pass, draft, waiting: undefined, receipt: undefined }
  const [waiting, receipt] = await Promise.all([
    db.get('outbox', pass.ballotKey),
    db.get('receipts', pass.ballotKey),
  ])
  return { snapshot, pass, draft, waiting, receipt }
}
