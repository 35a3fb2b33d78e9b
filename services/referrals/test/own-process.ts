import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { START, type World } from './world.ts'

export type OwnProcess = {
  url: string
  /** Everything the process has printed. */
  printed: () => string
  kill: () => Promise<void>
}

/** The gateway's public keys on a loopback door, as a process of its own reads them. */
export async function serveKeys(world: World): Promise<AsyncDisposable & { url: string }> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(world.gateway.jwks))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/jwks`,
    [Symbol.asyncDispose]: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

/** The service or its worker as it is started in earnest, printing everything it has to say. */
export async function startProcess(
  world: World,
  keysUrl: string,
  file: 'main' | 'worker',
): Promise<OwnProcess> {
  const uri = new URL(world.config.mongoUri)
  const appName = `own-${randomUUID()}`
  uri.searchParams.set('appName', appName)
  const child = spawn(process.execPath, [`${import.meta.dirname}/../src/${file}.ts`], {
    env: {
      ...process.env,
      TN_LOG_LEVEL: 'trace',
      TN_PORT: '0',
      TN_MONGO_URI_REFERRALS: uri.href,
      TN_REDIS_URL: world.config.redisUrl,
      TN_GATEWAY_JWKS_URL: keysUrl,
      TN_REFERRAL_KEY: world.config.keys.current.toString('base64url'),
      TN_CLOCK_OFFSET_MS: String(Date.parse(`${START}T05:00:00Z`) - Date.now()),
    },
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')))
  const url = await ready(child, () => text)
  return {
    url,
    printed: () => text,
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
      await endLeftOpen(world, appName)
    },
  }
}

const LOCAL = { readConcern: { level: 'local' } } as const

/**
 * Waits for what the server still does for a dead process, and ends the transactions it left open: by itself the server
 * keeps their locks for a minute and more.
 */
async function endLeftOpen({ connection }: World, appName: string): Promise<void> {
  const admin = connection.getClient().db('admin')
  const ops = { $currentOp: { allUsers: true, idleSessions: true, idleConnections: false } }
  for (const end = Date.now() + 60_000; Date.now() < end; await setTimeout(50)) {
    const left = await admin.aggregate([ops, { $match: { appName } }], LOCAL).toArray()
    if (left.every(({ transaction, op }) => !transaction && (!op || op === 'none'))) return
    const idle = left.filter(({ type, transaction }) => type === 'idleSession' && transaction)
    if (idle.length > 0)
      await admin.command({ killSessions: idle.map(({ lsid }) => ({ id: lsid.id })) })
  }
  throw new Error('what a killed process left open on the server does not end')
}

/** Waits for its last word of starting, and returns the door that word tells; a worker has none. */
async function ready(child: ChildProcess, text: () => string): Promise<string> {
  for (let tries = 0; tries < 600; tries++) {
    const line = text()
      .split('\n')
      .find((one) => one.includes('"msg":"ready"'))
    if (line) return Ready.parse(JSON.parse(line)).url
    if (child.exitCode !== null) throw new Error(`it ended: ${text()}`)
    await setTimeout(100)
  }
  throw new Error(`it is not ready: ${text()}`)
}

const Ready = z.object({ url: z.string().default('') })
