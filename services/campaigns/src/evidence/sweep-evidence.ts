import type { Logger } from '@tinnhiem/kit/logger'
import type { Stores } from '../stores.ts'

/** Things one sweep deletes of each kind; the next one goes on. */
const MOST = 200

/** Clears tickets that are over and files that nothing shows. Safe to run twice and beside itself and beside uploads. */
export async function sweepEvidence({
  stores,
  log,
}: {
  stores: Pick<Stores, 'ticket' | 'content'>
  log: Logger
}): Promise<void> {
  const tickets = await stores.ticket.deleteOver(MOST)
  const files = await stores.content.sweep(MOST)
  if (tickets + files > 0) log.info({ tickets, files }, 'evidence swept')
}
