import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { Blinding, Bytes, BallotKey } from '../../ballot/ballot.ts'
import type { SurveySnapshot } from '../survey/snapshot.ts'

/** Who a device's entry belongs to: an opaque hash, so that two people can share a phone. Never sent anywhere. */
export type Owner = string

/** A pass on its way or ready. `blinding` is there until the signature has come. */
export interface StoredPass {
  owner: Owner
  survey: string
  key: BallotKey
  pool: number
  manifestHash: string
  /** The ballot's public name, 64 hex characters. */
  ballotKey: string
  blinding: Blinding | null
  passSignature: Bytes | null
  /** The last used sequence number (D-16). */
  seq: number
}

/** Answers in progress: code per question; absent = not yet seen, 0 = skipped. */
export interface Draft {
  owner: Owner
  survey: string
  answers: Record<string, number>
}

/** A signed ballot that waits to be sent; nothing in it says whose it is. */
export interface WaitingBallot {
  ballotKey: string
  survey: string
  title: { vi: string; en: string }
  boardKey: string
  closesAt: number
  /** Domain time, ms. */
  sendAt: number
  tries: number
  /** The request's variables; null once a refusal made it worthless. */
  ballot: SignedBallot | null
  /** Why the server refused it for good. */
  refused: string | null
}

export interface SignedBallot {
  survey: string
  pool: number
  publicKey: string
  seq: number
  answers: readonly number[]
  passSignature: string
  signature: string
}

/** A receipt with what its check said. INVALID ones are kept as evidence. */
export interface StoredReceipt {
  ballotKey: string
  survey: string
  title: { vi: string; en: string }
  seq: number
  day: string
  signature: string
  verdict: 'VALID' | 'INVALID' | 'UNSUPPORTED'
}

interface Vault extends DBSchema {
  passes: { key: [Owner, string]; value: StoredPass }
  snapshots: { key: [Owner, string]; value: SurveySnapshot }
  drafts: { key: [Owner, string]; value: Draft }
  outbox: { key: string; value: WaitingBallot }
  receipts: { key: string; value: StoredReceipt }
}

let opened: Promise<IDBPDatabase<Vault>> | undefined

/** The device's vault: passes, drafts, waiting ballots and receipts. Opened once; works in the service worker too. */
export function vault(): Promise<IDBPDatabase<Vault>> {
  opened ??= openDB<Vault>('tinnhiem', 1, {
    upgrade(db) {
      db.createObjectStore('passes', { keyPath: ['owner', 'survey'] })
      db.createObjectStore('snapshots', { keyPath: ['owner', 'survey'] })
      db.createObjectStore('drafts', { keyPath: ['owner', 'survey'] })
      db.createObjectStore('outbox', { keyPath: 'ballotKey' })
      db.createObjectStore('receipts', { keyPath: 'ballotKey' })
    },
  })
  return opened
}
