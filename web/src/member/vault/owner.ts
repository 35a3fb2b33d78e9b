import { sha256, toHex, utf8 } from '../../ballot/bytes.ts'
import { vaultChanged } from './change.ts'
import { vault, type Owner } from './db.ts'

/** The device's opaque name for a member: enough to keep two people's passes apart, useless anywhere else. */
export async function ownerOf(memberId: string): Promise<Owner> {
  const hash = await sha256(utf8(`tinnhiem-owner-v1\0${memberId}`))
  return toHex(hash).slice(0, 32)
}

/** Who used this device last, for reading offline. */
export function lastOwner(): Owner | null {
  return localStorage.getItem('tn.owner')
}

/** Remembers who uses the device now; null forgets. */
export function keepOwner(owner: Owner | null): void {
  if (owner === null) localStorage.removeItem('tn.owner')
  else localStorage.setItem('tn.owner', owner)
}

/** How many ballots of this owner still wait on the device. */
export async function countWaiting(owner: Owner): Promise<number> {
  const db = await vault()
  const own = await ownBallotKeys(owner)
  return (await db.getAll('outbox')).filter((one) => own.has(one.ballotKey)).length
}

/** Erases everything of this owner from the device: passes, drafts, waiting ballots, receipts (web.md 7). */
export async function eraseOwner(owner: Owner): Promise<void> {
  const db = await vault()
  const own = await ownBallotKeys(owner)
  const range = IDBKeyRange.bound([owner], [owner, []])
  const stores = ['passes', 'snapshots', 'drafts', 'outbox', 'receipts'] as const
  const tx = db.transaction(stores, 'readwrite')
  for (const store of ['passes', 'snapshots', 'drafts'] as const)
    await tx.objectStore(store).delete(range)
  for (const key of own) {
    await tx.objectStore('outbox').delete(key)
    await tx.objectStore('receipts').delete(key)
  }
  await tx.done
  for (const name of Object.keys(localStorage))
    if (name.startsWith(`tn.initiative.${owner}.`)) localStorage.removeItem(name)
  vaultChanged()
}

async function ownBallotKeys(owner: Owner): Promise<Set<string>> {
  const db = await vault()
  const passes = await db.getAll('passes', IDBKeyRange.bound([owner], [owner, []]))
  return new Set(passes.map((pass) => pass.ballotKey))
}
