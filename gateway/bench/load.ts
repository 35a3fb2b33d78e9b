import { Pool } from 'undici'

export type Load = {
  url: string
  /** Bodies and cookies, taken in turn: no two requests in flight share a session. */
  requests: readonly { headers: Record<string, string>; body: string }[]
  /** What every answer must be, byte for byte. */
  expected: string
  seconds: number
}

export type Measured = { requests: number; rps: number; p50: number; p99: number }

const CONNECTIONS = 50

/**
 * Keeps 50 connections busy for some seconds, and until every session was used once.
 * @throws Error with the first answer that is not the expected one
 */
export async function load({ url, requests, expected, seconds }: Load): Promise<Measured> {
  const pool = new Pool(url, { connections: CONNECTIONS, pipelining: 1 })
  const started = performance.now()
  const times: number[] = []
  let turn = 0
  const one = async (): Promise<void> => {
    while (turn < requests.length || performance.now() - started < seconds * 1000) {
      const request = requests[turn++ % requests.length]
      const sent = performance.now()
      const { body, statusCode } = await pool.request({
        path: '/graphql',
        method: 'POST',
        ...request,
      })
      const text = await body.text()
      if (text !== expected) throw new Error(`${statusCode}: ${text.slice(0, 300)}`)
      times.push(performance.now() - sent)
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, one)).finally(() => pool.destroy())
  const elapsed = (performance.now() - started) / 1000
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1))
  return { requests: times.length, rps: times.length / elapsed, p50: at(0.5), p99: at(0.99) }
}
