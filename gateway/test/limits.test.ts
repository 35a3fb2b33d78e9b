import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorld, type World } from './world.ts'

const UNIONS =
  'query Unions($first: Int) { organizations(first: $first) { edges { node { id children(first: $first) { edges { node { id } } } } } } }'

/** Fragments that each open the next twice: 2^n selections in a few hundred bytes. */
function fragmentBomb(levels: number): string {
  const parts = Array.from(
    { length: levels },
    (_, at) =>
      `fragment F${at} on UnionOrganization { parent { ...F${at + 1} } parent { ...F${at + 1} } }`,
  )
  return `{ organization(id: "a") { ...F0 } } ${parts.join(' ')} fragment F${levels} on UnionOrganization { id }`
}

function chain(depth: number): string {
  return `{ organization(id: "a") ${'{ parent '.repeat(depth)} { id } ${'}'.repeat(depth)} }`
}

describe('the limits, for somebody who may ask freely', () => {
  let world: World
  let cookie: string
  beforeAll(async () => {
    world = await startWorld({ documents: [UNIONS] })
    cookie = await world.signIn('M-1', 'ANALYST')
    await world.ask('{ mySurveys { id } }', { cookie })
  })
  afterAll(() => world[Symbol.asyncDispose]())

  /** The code of the refusal and the CPU time it took, which other work on the machine does not change. */
  async function refused(query: string, variables?: Record<string, unknown>) {
    const before = world.stubs.membership.seen.length
    const spent: number[] = []
    const codes = new Set<string>()
    const statuses = new Set<number>()
    // other work on the machine only adds to it: of three texts, each another one, the least counts
    for (let round = 0; round < 3; round += 1) {
      const text = variables ? query : `${query} # ${round}`
      const started = process.cpuUsage()
      const reply = await world.ask(text, { cookie, ...(variables ? { variables } : {}) })
      spent.push(process.cpuUsage(started).user / 1000)
      for (const code of reply.codes) codes.add(code)
      statuses.add(reply.status)
    }
    expect(world.stubs.membership.seen.length, 'nothing is passed on').toBe(before)
    return { codes, statuses: [...statuses], ms: Math.min(...spent) }
  }

  // the shapes of gateway.md 3.2: none may keep the event loop for more than a moment
  it.each([
    ['nested fragments, 612 bytes', fragmentBomb(9), 'TOO_COSTLY'],
    ['nested fragments, 990 bytes', fragmentBomb(14), 'TOO_COSTLY'],
    ['nested fragments, 1,800 bytes', fragmentBomb(28), 'TOO_COSTLY'],
    [
      '1,000 aliases',
      `{ ${Array.from({ length: 1000 }, (_, at) => `a${at}: me { roles { role } }`).join(' ')} }`,
      'TOO_MANY_TOKENS',
    ],
    [
      '6 aliases',
      `{ ${Array.from({ length: 6 }, (_, at) => `a${at}: me { roles { role } }`).join(' ')} }`,
      'TOO_MANY_ALIASES',
    ],
    [
      'a field repeated 5,000 times',
      `{ me { roles { ${'role '.repeat(5000)} } } }`,
      'TOO_MANY_TOKENS',
    ],
    ['depth 13', chain(11), 'TOO_DEEP'],
    ['depth 300', chain(300), 'TOO_DEEP'],
    [
      'pages in pages',
      '{ organizations(first: 100) { edges { node { children(first: 100) { edges { node { id } } } } } } }',
      'TOO_COSTLY',
    ],
    [
      'lists in lists',
      '{ organizations(first: 100) { edges { node { employers { unions { employers { id } } } } } } }',
      'TOO_COSTLY',
    ],
  ])('refuse %s', async (_, query, code) => {
    const { codes, statuses, ms } = await refused(query)
    expect([...codes]).toEqual([code])
    expect(statuses).toEqual([400])
    expect(ms).toBeLessThan(250)
  })

  it('let 5 aliases and depth 12 through', async () => {
    const five = `{ ${Array.from({ length: 5 }, (_, at) => `a${at}: me { roles { role } }`).join(' ')} }`
    expect((await world.ask(five, { cookie })).errors).toBeUndefined()
    expect((await world.ask(chain(10), { cookie })).codes).not.toContain('TOO_DEEP')
  })

  it('count page sizes that come in variables, for approved operations too', async () => {
    const { codes } = await refused(UNIONS, { first: 100 })
    expect([...codes]).toEqual(['TOO_COSTLY'])
    expect((await world.ask(UNIONS, { cookie, variables: { first: 3 } })).codes).not.toContain(
      'TOO_COSTLY',
    )
  })

  it('refuse a body above 64 kB before reading it whole', async () => {
    const { status, codes } = await world.ask(`{ mySurveys { id } } # ${'x'.repeat(66_000)}`, {
      cookie,
    })
    expect([status, codes]).toEqual([413, ['BODY_TOO_LARGE']])
  })

  it('refuse a body above 64 kB that does not say how long it is', async () => {
    const body = new ReadableStream({
      start: (controller) => {
        for (let at = 0; at < 80; at += 1) controller.enqueue(new Uint8Array(1024).fill(32))
        controller.close()
      },
    })
    const headers = { 'content-type': 'application/json' }
    const init = { method: 'POST', headers, body, duplex: 'half' } as const
    expect((await fetch(`${world.url}/graphql`, init)).status).toBe(413)
  })

  it('do not let a name like __proto__ reach anything', async () => {
    const reply = await world.ask('{ __proto__: me { constructor: roles { role } } }', { cookie })
    expect(reply.status).toBeLessThan(500)
    expect(Object.hasOwn(Object.prototype, 'roles')).toBe(false)
  })

  it('hide what the schema would have meant', async () => {
    const { text } = await world.ask('{ mySurvey { id } }', { cookie })
    expect(text).not.toMatch(/did you mean/i)
  })
})
