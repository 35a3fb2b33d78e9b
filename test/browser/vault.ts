import type { Device } from './device.ts'

/** What the device holds of ballots: how many wait, how many drafts, and the last `seq` of each pass and receipt. */
export type Kept = { waiting: number; drafts: number; passes: number[]; receipts: number[] }

/** Reads the device's own database, as somebody who finds the phone would. */
export async function readVault({ page }: Device): Promise<Kept> {
  return await page.evaluate<Kept>(IN_THE_PAGE)
}

/** Text, because these tests are typed for Node and not for a page. */
const IN_THE_PAGE = `(async () => {
  const done = (asked) => new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
  const db = await done(indexedDB.open('tinnhiem'))
  const all = (store) => done(db.transaction(store).objectStore(store).getAll())
  const stores = ['outbox', 'drafts', 'passes', 'receipts'].map(all)
  const [waiting, drafts, passes, receipts] = await Promise.all(stores)
  db.close()
  const seqs = (entries) => entries.map(({ seq }) => seq)
  return {
    waiting: waiting.length,
    drafts: drafts.length,
    passes: seqs(passes),
    receipts: seqs(receipts),
  }
})()`
