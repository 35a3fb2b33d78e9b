import type { Route } from '@tinnhiem/kit/subgraph'
import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { PRICE_OF_A_FILE } from '../src/rate/price.ts'
import { startWorld, type World } from './world.ts'

const ME = 'query Me { me { member { id } } }'
const EVIDENCE = `/evidence/EV-${'e'.repeat(22)}`
const PRINTED = '/referrals/R-1/resolution.pdf'
const FILES = 2

/** How many tickets campaigns was brought, and how many files both services were asked for. */
const asked = { tickets: 0, files: 0 }

const campaigns: Route = async (request, response) => {
  if (!request.url?.startsWith('/evidence/')) return false
  if (request.method === 'GET') return hand(response, 'image/png')
  if (request.method === 'POST') asked.tickets += 1
  else for await (const _ of request) continue
  const answer = request.method === 'POST' ? { upload: `UP-${'u'.repeat(22)}` } : { id: 'EV-1' }
  const status = request.method === 'POST' ? 200 : 201
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  return true
}

const referrals: Route = async (request, response) =>
  request.url === PRINTED && hand(response, 'application/pdf')

function hand(response: ServerResponse, type: string): boolean {
  asked.files += 1
  const disposition = 'attachment; filename="a"'
  const headers = { 'content-type': type, 'content-length': 4, 'content-disposition': disposition }
  response.writeHead(200, headers).end('data')
  return true
}

describe('a file', () => {
  let world: World
  beforeAll(async () => {
    // the clock stands: no budget fills while a slow machine is at work, and no day ends
    vi.setSystemTime(Date.now())
    world = await startWorld({
      documents: [ME],
      campaignsRoutes: [campaigns],
      referralsRoutes: [referrals],
      change: (config) => ({
        ...config,
        proxyHops: 1,
        // counted in the process, which no loaded machine makes forget; rate.test.ts counts in Redis
        rate: {
          ...config.rate,
          redisUrl: undefined,
          viewer: { burst: FILES * PRICE_OF_A_FILE, perSecond: 0.1 },
          token: { burst: 1, perSecond: 1 },
          address: { burst: 10, perSecond: 0.01 },
        },
      }),
    })
  })
  afterAll(async () => {
    await world[Symbol.asyncDispose]()
    vi.useRealTimers()
  })
  beforeEach(() => void Object.assign(asked, { tickets: 0, files: 0 }))

  const put = (cookie: string, address = '192.0.2.1') =>
    fetch(`${world.url}/evidence/${randomBytes(32).toString('base64url')}`, {
      method: 'PUT',
      headers: {
        cookie,
        origin: world.url,
        'accept-language': 'en',
        'x-forwarded-for': address,
      },
      body: 'x'.repeat(100_000),
    })
  const get = (path: string, cookie: string, address = '192.0.2.1') =>
    fetch(`${world.url}${path}`, {
      headers: { cookie, 'accept-language': 'en', 'x-forwarded-for': address },
    })
  const statuses = async (ask: () => Promise<Response>): Promise<number[]> => {
    const seen: number[] = []
    for (let at = 0; at < FILES; at += 1) seen.push((await ask()).status)
    return seen
  }
  const expectRefused = async (response: Response) => {
    expect(response.status).toBe(429)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(1)
    expect(await response.json()).toMatchObject({
      errors: [
        { message: expect.stringMatching(/^Too many/), extensions: { code: 'RATE_LIMITED' } },
      ],
    })
  }

  it('that is refused for want of a budget spends no ticket', async () => {
    const cookie = await world.signIn('M-1')
    expect(await statuses(() => put(cookie))).toEqual([201, 201])
    await expectRefused(await put(cookie))
    expect(asked.tickets).toBe(FILES)
  })

  it.each([EVIDENCE, PRINTED])('is handed out while the budget holds it: %s', async (path) => {
    const cookie = await world.signIn('M-2')
    expect(await statuses(() => get(path, cookie))).toEqual([200, 200])
    await expectRefused(await get(path, cookie))
    expect(asked.files).toBe(FILES)
    expect((await get(path, await world.signIn('M-3'))).status).toBe(200)
  })

  it('is paid for from the budget of the same person that pays for questions', async () => {
    const cookie = await world.signIn('M-4')
    expect(await statuses(() => get(EVIDENCE, cookie))).toEqual([200, 200])
    expect((await world.ask(ME, { cookie, byId: true })).status).toBe(429)
  })

  it.each([
    ['an upload', () => put('', '192.0.2.2')],
    ['evidence', () => get(EVIDENCE, '', '192.0.2.3')],
    ['a resolution', () => get(PRINTED, '', '192.0.2.4')],
  ])('asked for by nobody is paid for by the address: %s', async (_, ask) => {
    for (let at = 0; at < 10; at += 1) expect((await ask()).status).toBe(401)
    await expectRefused(await ask())
    expect(asked).toEqual({ tickets: 0, files: 0 })
  })
})
