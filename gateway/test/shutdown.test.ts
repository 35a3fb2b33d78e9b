import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createLogger } from '@tinnhiem/kit/logger'
import { listen, stopListening, type Ready } from '@tinnhiem/kit/service'
import { Pool } from 'undici'
import { describe, expect, it } from 'vitest'
import { startLoad } from './load.ts'
import { startWorld, type World } from './world.ts'

const log = createLogger('test', 'silent')
const MAIN = join(import.meta.dirname, '../src/main.ts')
const MINE = '{ mySurveys { title { vi } } }'

type Gateway = { url: string; child: ChildProcess; exit: Promise<number | null> } & AsyncDisposable

/** The gateway as a process of its own before the stubs of a world. */
async function startProcess(world: World, more: Record<string, string>): Promise<Gateway> {
  const env = {
    ...process.env,
    ...world.env,
    TN_PORT: '0',
    TN_ALLOW_ADHOC: '1',
    TN_RATE_ADDRESS: '100000000/100000000',
    TN_LOG_LEVEL: 'error',
    ...more,
  }
  const child = spawn(process.execPath, [MAIN], {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const exit = once(child, 'exit').then(([code]) => code as number | null)
  const [said] = (await Promise.race([once(child, 'message'), exit.then(() => [])])) as [Ready?]
  if (!said?.url) throw new Error('the gateway has ended before it was ready')
  const { url } = said
  const end = async () => {
    child.kill('SIGKILL')
    await exit
  }
  return { url, child, exit, [Symbol.asyncDispose]: end }
}

async function asks(pool: Pool, query = MINE) {
  const { statusCode, headers, body } = await pool.request({
    path: '/graphql',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  return { status: statusCode, connection: headers.connection, text: await body.text() }
}

describe('SIGTERM', () => {
  it('fails no request of a balancer that leaves when /ready says so, and ends with 0', async () => {
    await using world = await startWorld({ log })
    await using gateway = await startProcess(world, { TN_DRAIN_MS: '12000' })
    const pool = new Pool(gateway.url, { connections: 20 })
    const saidClose: boolean[] = []
    const load = startLoad(20, async () => {
      const { status, text, connection } = await asks(pool)
      saidClose.push(connection === 'close')
      return status === 200 && text.includes('Khảo sát') ? null : `${status} ${text}`
    })
    await expect.poll(load.fine, { timeout: 60_000 }).toBeGreaterThan(40)
    expect(saidClose).not.toContain(true)
    gateway.child.kill('SIGTERM')
    await expect
      .poll(async () => (await fetch(`${gateway.url}/ready`)).status, { timeout: 11_000 })
      .toBe(503)
    // a balancer asks every second or so
    await sleep(700)
    const { fine, wrong } = await load.stop()
    expect(wrong).toEqual([])
    expect(fine).toBeGreaterThan(40)
    expect(saidClose.at(-1)).toBe(true)
    expect(await gateway.exit).toBe(0)
    await pool.destroy()
  })

  it('lets a running request end, and waits for none longer than its bound', async () => {
    let arrived = Promise.withResolvers<void>()
    let answering = Promise.withResolvers<void>()
    const slow = createServer((request, response) => {
      request.resume()
      if (request.method === 'POST') arrived.resolve()
      const ready = request.method === 'GET' ? undefined : answering.promise
      void Promise.resolve(ready).then(() => response.end('{"data":{"mySurveys":[]}}'))
    })
    const surveys = await listen(slow, 0)
    await using world = await startWorld({ log })
    for (const [stopMs, isAnswered] of [
      ['60000', true],
      ['100', false],
    ] as const) {
      const limits = { TN_SURVEYS_URL: surveys, TN_DRAIN_MS: '0', TN_STOP_MS: stopMs }
      await using gateway = await startProcess(world, limits)
      const pool = new Pool(gateway.url)
      arrived = Promise.withResolvers<void>()
      answering = Promise.withResolvers<void>()
      const running = asks(pool).then(
        ({ status }) => status,
        () => 'cut',
      )
      await arrived.promise
      gateway.child.kill('SIGTERM')
      if (isAnswered) {
        // it takes nobody any more, and still has somebody to answer
        const door = () => fetch(`${gateway.url}/health`).then(String, () => 'closed')
        await expect.poll(door, { timeout: 30_000 }).toBe('closed')
        answering.resolve()
      }
      expect(await running).toBe(isAnswered ? 200 : 'cut')
      answering.resolve()
      expect(await gateway.exit).toBe(0)
      await pool.destroy()
    }
    slow.closeAllConnections()
    await stopListening(slow)
  })
})

describe('SIGHUP', () => {
  it('replaces the graph and does not end the process', async () => {
    await using world = await startWorld({ log })
    await using gateway = await startProcess(world, {})
    gateway.child.kill('SIGHUP')
    await sleep(300)
    const pool = new Pool(gateway.url)
    expect((await asks(pool)).status).toBe(200)
    expect(gateway.child.exitCode).toBeNull()
    await pool.destroy()
  })
})
