import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/**
 * SHA-256 of the ratings recomputed from frozen inputs, in a thread of its own: it shares nothing with what it checks,
 * its memory is gone afterwards, and this process goes on saying that it lives.
 */
export async function recomputeApart(inputs: string): Promise<string> {
  const thread = new Worker(new URL('recompute-worker.ts', import.meta.url), { workerData: inputs })
  try {
    const [digest]: unknown[] = await once(thread, 'message')
    return String(digest)
  } finally {
    await thread.terminate()
  }
}
