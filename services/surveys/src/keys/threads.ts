import { Worker } from 'node:worker_threads'

/** A few worker threads that run one script; each request goes to the least busy one. */
export type Threads<Request, Reply> = {
  /** Rejects when the script throws or its thread dies; the next request starts another. */
  run(request: Request): Promise<Reply>
  [Symbol.asyncDispose](): Promise<void>
}

/** What travels to a thread and back. */
export type Call<Request> = { readonly id: number; readonly request: Request }
export type Return<Reply> =
  | { readonly id: number; readonly reply: Reply }
  | { readonly id: number; readonly error: string }

type Waiting<Reply> = PromiseWithResolvers<Reply>
type Thread<Reply> = { readonly worker: Worker; readonly waiting: Map<number, Waiting<Reply>> }

/**
 * Runs `script`, which answers by `serveThread`, in up to `count` threads; each starts when it is first needed. They
 * see no environment: the sealing key stays in the main thread.
 */
export function createThreads<Request, Reply>(script: URL, count: number): Threads<Request, Reply> {
  const threads = new Set<Thread<Reply>>()
  let calls = 0
  let stopped = false

  async function run(request: Request): Promise<Reply> {
    if (stopped) throw new Error('the threads are stopped')
    const thread = threads.size < count ? start(script, threads) : leastBusy(threads)
    const call: Call<Request> = { id: calls++, request }
    const waiting = Promise.withResolvers<Reply>()
    thread.waiting.set(call.id, waiting)
    thread.worker.postMessage(call)
    return waiting.promise
  }

  async function stop(): Promise<void> {
    stopped = true
    await Promise.all([...threads].map((thread) => thread.worker.terminate()))
  }

  return { run, [Symbol.asyncDispose]: stop }
}

function leastBusy<Reply>(threads: ReadonlySet<Thread<Reply>>): Thread<Reply> {
  return [...threads].reduce((a, b) => (b.waiting.size < a.waiting.size ? b : a))
}

function start<Reply>(script: URL, threads: Set<Thread<Reply>>): Thread<Reply> {
  const worker = new Worker(script, { env: {}, execArgv: [] })
  const thread: Thread<Reply> = { worker, waiting: new Map() }
  let cause: unknown
  worker.on('message', (result: Return<Reply>) => settle(thread, result))
  worker.on('error', (error) => (cause = error))
  worker.on('exit', () => {
    for (const waiting of thread.waiting.values()) {
      waiting.reject(new Error('the thread stopped', { cause }))
    }
    threads.delete(thread)
  })
  threads.add(thread)
  return thread
}

function settle<Reply>(thread: Thread<Reply>, result: Return<Reply>): void {
  const waiting = thread.waiting.get(result.id)
  thread.waiting.delete(result.id)
  if ('reply' in result) waiting?.resolve(result.reply)
  else waiting?.reject(new Error(result.error))
}
