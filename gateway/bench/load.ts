import { Pool, type Dispatcher } from 'undici'
import { isDeepStrictEqual } from 'node:util'
import { createTurns } from './turns.ts'

export type Load = {
  url: string
  /** Headers and bodies: one is not sent again before its answer came, so nobody has two requests in flight. */
  requests: readonly { headers: Record<string, string>; body: string }[]
  /** What every answer must be. */
  expected: Buffer
}

/** How many requests are under way at a time. */
export const CONNECTIONS = 50
/** What is sent in the first second of an open run is answered and not counted. */
const DISCARD_MS = 1_000

export type Asker = {
  ask: () => Promise<void>
  [Symbol.asyncDispose]: () => Promise<void>
}

/**
 * Keeps 50 connections busy for some seconds, and for so many requests at least.
 * @throws Error with the first answer that is not the expected one
 */
export async function closedLoop(
  load: Load,
  seconds: number,
  least = 0,
): Promise<{ requests: number; rps: number }> {
  await using asker = createAsker(load)
  const started = performance.now()
  let turn = 0
  const one = async (): Promise<void> => {
    while (turn < least || performance.now() - started < seconds * 1000) {
      turn += 1
      await asker.ask()
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, one))
  return { requests: turn, rps: (turn * 1000) / (performance.now() - started) }
}

/**
 * Sends at a fixed rate whether or not answers come back. Milliseconds count from the moment a request was due, so
 * a gateway that stalls pays for all that waited.
 * @throws Error with the first answer that is not the expected one
 */
export async function openLoop(
  load: Load,
  perSecond: number,
  seconds: number,
): Promise<{ p50: number; p99: number }> {
  await using asker = createAsker(load)
  const started = performance.now()
  const times: number[] = []
  const underway: Promise<void>[] = []
  const one = async (due: number): Promise<void> => {
    await asker.ask()
    if (due >= DISCARD_MS) times.push(performance.now() - started - due)
  }
  const total = Math.round(perSecond * seconds)
  for (let turn = 0; turn < total;) {
    const now = performance.now() - started
    for (; turn < total && (turn * 1000) / perSecond <= now; turn += 1)
      underway.push(one((turn * 1000) / perSecond))
    await new Promise((done) => setTimeout(done, 1))
  }
  await Promise.all(underway)
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1))
  return { p50: at(0.5), p99: at(0.99) }
}

function createAsker({ url, requests, expected }: Load): Asker {
  const pool = new Pool(url, { connections: CONNECTIONS, pipelining: 1 })
  const turns = createTurns(requests)
  const ask = async (): Promise<void> => {
    const request = await turns.take()
    await send(request)
    turns.giveBack(request)
  }
  const send = (request: Load['requests'][number]): Promise<void> => {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const chunks: Buffer[] = []
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart: () => {},
      onResponseStart: () => {},
      onResponseData: (_, chunk) => void chunks.push(chunk),
      onResponseEnd: () => {
        const wrong = complaintOf(Buffer.concat(chunks), expected)
        if (wrong === null) resolve()
        else reject(new Error(wrong))
      },
      onResponseError: (_, error) => reject(error),
    }
    pool.dispatch({ path: '/graphql', method: 'POST', ...request }, handler)
    return promise
  }
  return { ask, [Symbol.asyncDispose]: () => pool.destroy() }
}

/** The same bytes, or the same JSON: an order of keys that changes is no other answer. */
function complaintOf(answer: Buffer, expected: Buffer): string | null {
  if (answer.equals(expected)) return null
  const text = answer.toString('utf8')
  try {
    if (isDeepStrictEqual(JSON.parse(text), JSON.parse(expected.toString('utf8')))) return null
  } catch {
    // no JSON at all: told below
  }
  return `an answer differs: ${text.slice(0, 300)}`
}
