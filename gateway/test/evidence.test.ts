import { headerOf, type Route } from '@tinnhiem/kit/subgraph'
import { decodeJwt } from 'jose'
import { createHash, randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startWorld, type World } from './world.ts'

const ticketOf = () => randomBytes(32).toString('base64url')
const UPLOAD = `UP-${'u'.repeat(22)}`
const ID = `EV-${'e'.repeat(22)}`

/** What campaigns saw. */
type Seen = {
  opened: number
  bytes: number
  whole: boolean
  headers: IncomingMessage['headers']
}
let seen: Seen
type Answer = { id?: string; errors?: { extensions: { code: string } }[] }
/** What an upload waits for after its first bytes. */
let gate = Promise.resolve()

const say = (response: ServerResponse, status: number, value: object) =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))

/** A campaigns that spends tickets but "used", and takes what comes. */
const campaigns: Route = async (request, response) => {
  if (!request.url?.startsWith('/evidence/')) return false
  const name = request.url.slice('/evidence/'.length)
  seen.headers = request.headers
  if (!headerOf(request, 'x-tinnhiem-identity')) say(response, 401, {})
  else if (request.method === 'POST') open(name, response)
  else if (request.method === 'PUT') await take(request, response)
  else if (name === ID) hand(response)
  else say(response, 404, { code: 'NOT_FOUND', message: 'no' })
  return true
}

function open(name: string, response: ServerResponse): void {
  seen.opened += 1
  if (name.startsWith('used')) say(response, 404, { code: 'TICKET_SPENT', message: 'spent' })
  else say(response, 200, { upload: UPLOAD })
}

/** Counts for the test that sent it: an upload cut off may still hand over bytes while the next test runs. */
async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const hash = createHash('sha256')
  const mine = seen
  try {
    for await (const chunk of request) {
      mine.bytes += chunk.length
      hash.update(chunk)
      if (mine.bytes === chunk.length && chunk[0] === 0x3c)
        return say(response, 415, { code: 'EVIDENCE_TYPE', message: 'svg' })
      await gate
    }
    mine.whole = request.complete
    say(response, 201, { id: `EV-${hash.digest('base64url').slice(0, 22)}` })
  } catch {
    mine.whole = false
  }
}

function hand(response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'image/png',
    'content-length': 4,
    'content-disposition': "attachment; filename*=UTF-8''%E1%BA%A3nh.png",
    'set-cookie': 'a=b',
    'content-security-policy': 'nothing',
  })
  response.end('data')
}

describe('the door of evidence', () => {
  let world: World
  let cookie: string
  beforeAll(async () => {
    world = await startWorld({
      campaignsRoutes: [campaigns],
      change: (config) => ({ ...config, uploads: { ...config.uploads, atOnce: 2 } }),
    })
    cookie = await world.signIn('M-000001')
  })
  afterAll(() => world[Symbol.asyncDispose]())
  beforeEach(() => {
    seen = { opened: 0, bytes: 0, whole: false, headers: {} }
    gate = Promise.resolve()
  })

  const put = async (
    body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
    headers: Record<string, string> = {},
    ticket = ticketOf(),
  ) => {
    const response = await fetch(`${world.url}/evidence/${ticket}`, {
      method: 'PUT',
      headers: { cookie, origin: world.url, 'sec-fetch-site': 'same-origin', ...headers },
      body,
      ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
    })
    const answer = (await response.json()) as Answer
    return { status: response.status, id: answer.id, code: answer.errors?.[0]?.extensions.code }
  }
  const streamOf = (bytes: number, piece = 64_000) => {
    let left = bytes
    return new ReadableStream<Uint8Array>({
      pull: (controller) => {
        const size = Math.min(piece, left)
        left -= size
        if (size > 0) controller.enqueue(new Uint8Array(size).fill(7))
        if (left === 0) controller.close()
      },
    })
  }

  it('streams a file to campaigns with the signed identity and nothing else of the person', async () => {
    const file = randomBytes(3_000_000)
    const id = `EV-${createHash('sha256').update(file).digest('base64url').slice(0, 22)}`
    expect(await put(file, { 'user-agent': 'a phone', referer: 'x' })).toMatchObject({
      status: 201,
      id,
    })
    expect(seen).toMatchObject({ opened: 1, bytes: 3_000_000, whole: true })
    expect(decodeJwt(String(seen.headers['x-tinnhiem-identity']))).toMatchObject({
      sub: 'M-000001',
    })
    for (const name of ['cookie', 'user-agent', 'referer', 'origin'])
      expect(seen.headers).not.toHaveProperty(name)
  })

  it('passes on what has come before the rest is there', async () => {
    let pieces = 0
    const body = new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        pieces += 1
        if (pieces === 1) return controller.enqueue(new Uint8Array(64_000))
        while (seen.bytes === 0) await setImmediate()
        controller.close()
      },
    })
    expect(await put(body)).toMatchObject({ status: 201 })
    expect(seen).toMatchObject({ bytes: 64_000, whole: true })
  })

  it('refuses 30 MB: by its length without a ticket spent, and while it streams when the length is not told', async () => {
    expect(await put(new Uint8Array(30_000_000))).toMatchObject({
      status: 413,
      code: 'BODY_TOO_LARGE',
    })
    expect(seen.opened).toBe(0)
    expect(await put(streamOf(30_000_000))).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' })
    expect(seen.bytes).toBeLessThanOrEqual(10_000_000)
    expect(seen.whole).toBe(false)
  })

  it('tells what campaigns says of the content, before the rest has come', async () => {
    const svg = Buffer.concat([Buffer.from('<svg/>'), Buffer.alloc(8_000_000)])
    expect(await put(svg)).toMatchObject({ status: 415, code: 'EVIDENCE_TYPE' })
    expect(seen.bytes).toBeLessThan(1_000_000)
  })

  it('refuses a spent ticket before it reads the body', async () => {
    const ticket = `used${ticketOf().slice(4)}`
    expect(await put(new Uint8Array(9_000_000), {}, ticket)).toMatchObject({
      status: 404,
      code: 'TICKET_SPENT',
    })
    expect(seen.bytes).toBe(0)
  })

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another site that hides', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour', { 'sec-fetch-site': 'same-site' }],
    ['an opaque page', { origin: 'null' }],
  ])('takes nothing from %s', async (_, headers) => {
    expect(await put('x', headers)).toMatchObject({ status: 403, code: 'OTHER_SITE' })
    expect(seen.opened).toBe(0)
  })

  it('takes nothing from nobody, packed, or at another address', async () => {
    expect(await put('x', { cookie: '' })).toMatchObject({ status: 401, code: 'NOT_SIGNED_IN' })
    expect(await put('x', { 'content-encoding': 'gzip' })).toMatchObject({ status: 415 })
    expect(await put('x', {}, 'short')).toMatchObject({ status: 404, code: 'NOT_FOUND' })
    expect((await fetch(`${world.url}/evidence/${ID}`)).status).toBe(401)
    expect((await fetch(`${world.url}/evidence/${ID}`, { method: 'DELETE' })).status).toBe(405)
    expect(seen.opened).toBe(0)
  })

  it('gives up on a sender that drips, or stops', async () => {
    await using hasty = await startWorld({
      campaignsRoutes: [campaigns],
      change: (config) => ({ ...config, uploads: { atOnce: 2, wholeMs: 2_500, idleMs: 600 } }),
    })
    const own = await hasty.signIn('M-000001')
    const trickle = (everyMs: number) =>
      new Promise<string>((done) => {
        const { hostname, port } = new URL(hasty.url)
        const socket = connect(Number(port), hostname)
        let answer = ''
        const head = [
          `PUT /evidence/${ticketOf()} HTTP/1.1`,
          `Host: ${hostname}:${port}`,
          `Origin: ${hasty.url}`,
          `Cookie: ${own}`,
          'Content-Length: 9000',
        ]
        socket.write(`${head.join('\r\n')}\r\n\r\n`)
        const drip = setInterval(() => socket.write('x'), everyMs)
        socket.on('data', (data) => (answer += data))
        socket.on('error', () => undefined)
        socket.on('close', () => {
          clearInterval(drip)
          done(answer)
        })
      })
    const started = Date.now()
    const answers = await Promise.all([trickle(100), trickle(60_000)])
    expect(Date.now() - started).toBeLessThan(20_000)
    for (const answer of answers) expect(answer).toMatch(/^HTTP\/1.1 408 [^]*TOO_SLOW/)
    expect(seen.whole).toBe(false)
  })

  it('takes a few at once and says so', async () => {
    const through = Promise.withResolvers<void>()
    gate = through.promise
    const refused: unknown[] = []
    const sent = [1, 2, 3, 4].map(async () => {
      const { status, code } = await put(streamOf(500_000, 16_000))
      if (status !== 201) refused.push(code)
      return status
    })
    // the first two are under way for as long as the others take to be told
    await expect.poll(() => refused, { timeout: 60_000 }).toEqual(['BUSY', 'BUSY'])
    through.resolve()
    expect((await Promise.all(sent)).filter((status) => status === 201)).toHaveLength(2)
  })

  it('hands a file out as an attachment that can do nothing', async () => {
    const response = await fetch(`${world.url}/evidence/${ID}`, { headers: { cookie } })
    expect(await response.text()).toBe('data')
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': "attachment; filename*=UTF-8''%E1%BA%A3nh.png",
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(response.headers.get('set-cookie')).toBeNull()
    const other = await fetch(`${world.url}/evidence/EV-${'x'.repeat(22)}`, { headers: { cookie } })
    expect(other.status).toBe(404)
    expect(await other.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] })
  })

  it('says that campaigns is away', async () => {
    await using alone = await startWorld({
      change: (config) => ({
        ...config,
        subgraphs: { ...config.subgraphs, campaigns: 'http://127.0.0.1:9' },
      }),
    })
    const own = await alone.signIn('M-000001')
    const response = await fetch(`${alone.url}/evidence/${ID}`, { headers: { cookie: own } })
    expect(response.status).toBe(503)
  })
})
