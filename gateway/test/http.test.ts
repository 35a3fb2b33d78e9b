import { createLogger } from '@tinnhiem/kit/logger'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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
