import { parentPort } from 'node:worker_threads'
import type { Call, Return } from './threads.ts'

/** Inside a thread: answers each request of `createThreads` by `handle`, errors included. */
export function serveThread<Request, Reply>(handle: (request: Request) => Reply): void {
  parentPort?.on('message', (call: Call<Request>) => {
    parentPort?.postMessage(answer(call, handle))
  })
}

function answer<Request, Reply>(
  { id, request }: Call<Request>,
  handle: (request: Request) => Reply,
): Return<Reply> {
  try {
    return { id, reply: handle(request) }
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) }
  }
}
