import { createLogger } from '@tinnhiem/kit/logger'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorld, type World } from './world.ts'

describe('the door', () => {
  const dist = mkdtempSync(join(tmpdir(), 'tn-dist-'))
  let world: World
  beforeAll(async () => {
    mkdirSync(join(dist, 'assets'))
    mkdirSync(join(dist, '.vite'))
    writeFileSync(join(dist, 'index.html'), '<title>member</title>')
    writeFileSync(join(dist, 'staff.html'), '<title>staff</title>')
    writeFileSync(join(dist, 'assets/member-abc123.js'), 'console.log(1)\n'.repeat(500))
    writeFileSync(join(dist, '.vite/manifest.json'), '{}')
    writeFileSync(join(dist, '../outside.txt'), 'outside')
    world = await startWorld({
      log: createLogger('test', 'silent'),
      change: (config) => ({ ...config, webDist: dist, clockOffsetMs: -86_400_000 * 365 }),
    })
  })
  afterAll(async () => {
    await world[Symbol.asyncDispose]()
    rmSync(dist, { recursive: true })
  })

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${world.url}${path}`, { headers })

  it.each(['/', '/graphql', '/health', '/assets/none.js', '/assets/member-abc123.js'])(
    'sets the security headers on %s',
    async (path) => {
      const { headers } = await get(path)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toMatch(/default-src 'none'.*base-uri 'none'.*frame-ancestors 'none'/)
      expect(policy).not.toMatch(/unsafe|\*|https?:/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('permissions-policy')).toContain('geolocation=()')
      expect(headers.get('x-powered-by')).toBeNull()
      expect(headers.get('strict-transport-security'), 'not over TLS').toBeNull()
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    },
  )

  it.each([
    ['/', 'member'],
    ['/surveys/abc?x=1', 'member'],
    ['/staff', 'staff'],
    ['/staff/ratings/2023', 'staff'],
    ['/staffing', 'member'],
  ])('answers %s with the page of the %s', async (path, page) => {
    const response = await get(path)
    expect(await response.text()).toBe(`<title>${page}</title>`)
    expect(response.headers.get('cache-control')).toBe('no-cache')
  })

  it('lets hashed assets be kept for a year, compressed', async () => {
    const response = await get('/assets/member-abc123.js', { 'accept-encoding': 'gzip, br' })
    expect(response.headers.get('content-encoding')).toBe('br')
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(response.headers.get('content-type')).toMatch(/^text\/javascript/)
    expect(await response.text()).toMatch(/^console/)
    const again = await get('/assets/member-abc123.js', {
      'if-none-match': response.headers.get('etag') ?? '',
    })
    expect(again.status).toBe(304)
  })

  it('never takes a page for a missing asset, or a file from outside', async () => {
    expect((await get('/assets/member-old.js')).status).toBe(404)
    for (const path of [
      '/../outside.txt',
      '/..%2foutside.txt',
      '/.vite/manifest.json',
      '//etc/passwd',
    ])
      expect(await (await get(path)).text()).toBe('<title>member</title>')
  })

  it('tells domain time, the same for everybody', async () => {
    const { now } = (await (await get('/time')).json()) as { now: string }
    expect(Date.now() - Date.parse(now)).toBeGreaterThan(86_400_000 * 364)
  })

  it('is alive and ready, and publishes its keys without their private part', async () => {
    expect((await get('/health')).status).toBe(200)
    expect((await get('/ready')).status).toBe(200)
    const { keys } = (await (await get('/.well-known/jwks.json')).json()) as { keys: object[] }
    expect(Object.keys(keys[0] ?? {}).toSorted()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x'])
  })

  it('takes POST for the graph, JSON only', async () => {
    expect((await get('/graphql?query={me{__typename}}')).status).toBe(405)
    const form = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      body: 'query={me{__typename}}',
    })
    expect(form.status).toBe(415)
    for (const body of [
      '',
      '[]',
      '{',
      'null',
      '[{"query":"{me{__typename}}"}]',
      '{"query":1}',
      '{"variables":[]}',
    ]) {
      const headers = { 'content-type': 'application/json' }
      expect((await fetch(`${world.url}/graphql`, { method: 'POST', headers, body })).status).toBe(
        400,
      )
    }
    expect((await fetch(`${world.url}/`, { method: 'POST' })).status).toBe(405)
  })

  it.each(['/', '/staff', '/health', '/graphql'])(
    'takes no text for markup on %s',
    async (path) => {
      const policy = (await get(path)).headers.get('content-security-policy') ?? ''
      expect(policy).toContain(
        "require-trusted-types-for 'script'; trusted-types tn-service-worker",
      )
    },
  )

  it('tells other sites nothing about itself', async () => {
    for (const path of ['/graphql', '/time', '/']) {
      const headers = {
        origin: 'https://x.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      }
      const asked = await fetch(`${world.url}${path}`, { method: 'OPTIONS', headers })
      expect(asked.status).toBe(405)
      expect([...asked.headers.keys()].filter((name) => name.startsWith('access-'))).toEqual([])
    }
  })

  const post = (headers: Record<string, string>, query = '{ me { __typename } }') =>
    fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    })

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://x.example' }],
    ['a neighbour', { 'sec-fetch-site': 'same-site' }],
    ['another origin alone', { origin: 'https://x.example' }],
    ['another port', { origin: 'http://127.0.0.1:1' }],
    ['an origin hidden by a sandbox', { origin: 'null' }],
  ])('asks and changes nothing for %s', async (_, headers) => {
    const cookie = await world.signIn('M-1', 'ANALYST')
    const before = world.stubs.membership.seen.length
    for (const query of [undefined, 'mutation { signOut { done } }']) {
      const answer = await post({ cookie, ...headers }, query)
      expect([answer.status, codeOf(await answer.json())]).toEqual([403, 'OTHER_SITE'])
    }
    expect(world.stubs.membership.seen.length).toBe(before)
  })

  it('answers our own pages and programs', async () => {
    const cookie = await world.signIn('M-1', 'ANALYST')
    const { origin } = new URL(world.url)
    for (const headers of [
      {},
      { origin, 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'none' },
    ])
      expect((await post({ cookie, ...headers })).status).toBe(200)
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'takes no %s, which any form can send',
    async (type) => expect((await post({ 'content-type': type })).status).toBe(415),
  )

  it('gives the schema to analysts only', async () => {
    const schema = '{ __schema { queryType { name } } }'
    const codes = async (cookie: string) => codeOf(await (await post({ cookie }, schema)).json())
    expect(await codes(await world.signIn('M-3'))).toBe('OPERATION_NOT_ALLOWED')
    expect(await codes(await world.signIn('M-2', 'ANALYST'))).toBeUndefined()
  })

  it('has no demo list unless it runs the demo', async () => {
    expect((await get('/demo.json')).status).toBe(404)
  })

  it('names a taken port', async () => {
    const port = Number(new URL(world.url).port)
    await expect(startWorld({ change: (config) => ({ ...config, port }) })).rejects.toThrow(
      `Port ${port} is taken`,
    )
  })
})

function codeOf(answer: unknown): string | undefined {
  const { errors } = answer as { errors?: { extensions: { code: string } }[] }
  return errors?.[0]?.extensions.code
}

describe('behind a proxy that ends TLS', () => {
  const tls = { 'x-forwarded-proto': 'https', host: 'tinnhiem.example' }

  async function policyOf(url: string, headers: Record<string, string>) {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
    request(`${url}/health`, { headers }, resolve).on('error', reject).end()
    const answer = await promise
    answer.resume()
    return answer.headers['strict-transport-security']
  }

  it('browsers are kept to TLS, off loopback', async () => {
    await using world = await startWorld({ change: (config) => ({ ...config, proxyHops: 1 }) })
    expect(await policyOf(world.url, tls)).toBe('max-age=31536000; includeSubDomains')
    expect(await policyOf(world.url, { ...tls, host: '127.0.0.1:4000' })).toBeUndefined()
    expect(await policyOf(world.url, { ...tls, 'x-forwarded-proto': 'http' })).toBeUndefined()
    expect(
      await policyOf(world.url, { ...tls, 'x-forwarded-proto': 'https, http' }),
    ).toBeUndefined()
  })

  it('nobody is believed who is no proxy of ours', async () => {
    await using world = await startWorld()
    expect(await policyOf(world.url, tls)).toBeUndefined()
  })
})
