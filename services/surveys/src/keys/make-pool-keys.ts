import { availableParallelism } from 'node:os'
import { createThreads } from './threads.ts'
import type { Threads } from './threads.ts'

/** RSA-2048 with e = 65537: SPKI and PKCS #8, DER. */
export type PoolKeyPair = { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array }

/** How to make keys: `threads` defaults to the number of cores, `signal` stops between two keys. */
export type MakeOptions = { readonly threads?: number; readonly signal?: AbortSignal }

/**
 * Makes `count` pool keys in worker threads (about 40 ms of one core each), while a survey is DRAFT. Each is handed
 * to `take` once, with the number of keys done including it; `take` seals and stores it, then the private half is
 * overwritten. Calls of `take` overlap. Rejects when a thread or `take` fails, or with the signal's reason.
 * Source: privacy.md 2, D-20.
 */
export async function makePoolKeys(
  count: number,
  take: (pair: PoolKeyPair, done: number) => void | Promise<void>,
  { threads = availableParallelism(), signal }: MakeOptions = {},
): Promise<void> {
  const lanes = Math.min(threads, count)
  await using makers = createThreads<null, PoolKeyPair>(
    new URL('./make-pool-keys-worker.ts', import.meta.url),
    lanes,
  )
  let [started, done] = [0, 0]
  const lane = async (): Promise<void> => {
    while (started++ < count) {
      signal?.throwIfAborted()
      await makeOne(makers, (pair) => take(pair, ++done))
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

async function makeOne(
  makers: Threads<null, PoolKeyPair>,
  take: (pair: PoolKeyPair) => void | Promise<void>,
): Promise<void> {
  const pair = await makers.run(null)
  try {
    await take(pair)
  } finally {
    pair.privateKey.fill(0)
  }
}
