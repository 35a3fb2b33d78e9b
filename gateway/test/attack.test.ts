import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { headOf, sendRaw, type RawAnswer } from './raw-request.ts'
import { isTyped } from './typed-refusal.ts'
import { startWorld, type World } from './world.ts'

let world: World
let cookie: string
beforeAll(async () => {
  world = await startWorld()
  cookie = await world.signIn('M-1', 'ANALYST')
  await world.ask('{ me { member { id } } }', { cookie })
})
afterAll(() => world[Symbol.asyncDispose]())
afterEach(() => {
  expect(Object.keys(Object.prototype), 'nothing is added to every object').toEqual([])
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
})

const many = (count: number, part: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => part(at)).join(' ')

async function postText(
  text: string | Buffer,
  headers: Record<string, string> = {},
): Promise<RawAnswer> {
  const length = Buffer.byteLength(text)
  const head = headOf({ cookie, 'content-length': length, ...headers })
  return await sendRaw(world.url, [head, text])
}

async function refused(
  query: string,
  variables?: unknown,
): Promise<{ codes: string[]; answer: RawAnswer }> {
  const answer = await postText(JSON.stringify({ query, variables }))
  return { codes: isTyped(answer), answer }
}

describe('a query made to burn time', () => {
  const nested = `{ organization(id: "a") ${'{ parent '.repeat(19)}{ id }${' }'.repeat(19)} }`
  const bomb = (levels: number) =>
    `{ organization(id: "a") { ...F0 } } ${many(levels, (at) => `fragment F${at} on UnionOrganization { parent { ...F${at + 1} } parent { ...F${at + 1} } }`)} fragment F${levels} on UnionOrganization { id }`

  it.each([
    ['of 300 bytes, nested 20 deep', nested.padEnd(300), 'TOO_DEEP'],
    ['of 990 bytes, a bomb of fragments', bomb(14).slice(0, 5_000), 'TOO_COSTLY'],
    ['of 1,800 bytes, a bomb of fragments', bomb(28), 'TOO_COSTLY'],
    [
      'of 1,000 aliases',
      `{ ${many(1_000, (at) => `a${at}: me { roles { role } }`)} }`,
      'TOO_MANY_TOKENS',
    ],
    [
      'of 130 aliases',
      `{ ${many(130, (at) => `a${at}: me { roles { role } }`)} }`,
      'TOO_MANY_ALIASES',
    ],
    ['of fields said again', `{ me { roles { ${'role '.repeat(5_000)} } } }`, 'TOO_MANY_TOKENS'],
    ['of roots', `{ ${many(11, () => 'me { roles { role } }')} }`, 'TOO_MANY_ROOT_FIELDS'],
    [
      'of directives',
      `{ me { roles { role ${'@include(if: true) '.repeat(30)} } } }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'of directives on many fields',
      `{ me { roles { ${many(30, () => `role @include(if: true)`)} } } }`,
      'TOO_MANY_DIRECTIVES',
    ],
    [
      'in circles',
      '{ organization(id: "a") { ...A } } fragment A on UnionOrganization { parent { ...B } } fragment B on UnionOrganization { parent { ...A } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'of lists in lists in place of a day',
      `{ calendar(from: ${'['.repeat(35)}1${']'.repeat(35)}, to: "2023-01-01") { __typename } }`,
      'TOO_DEEP',
    ],
    [
      'of objects in objects in a default',
      `query ($from: Date! = ${'{ a: '.repeat(35)}1${' }'.repeat(35)}) { calendar(from: $from, to: "2023-01-01") { __typename } }`,
      'TOO_DEEP',
    ],
    [
      'of 990 lists in lists',
      `{ calendar(from: ${'['.repeat(990)}${']'.repeat(990)}, to: "2023-01-01") { __typename } }`,
      'TOO_DEEP',
    ],
    [
      'of the schema five times',
      `{ ${many(5, (at) => `a${at}: __schema { ...S }`)} } fragment S on __Schema { types { name fields { name args { name } type { name } } } }`,
      'TOO_MANY_ALIASES',
    ],
    [
      'of the types of the schema five times',
      `{ __schema { ${many(5, (at) => `a${at}: types { name fields { name args { name } } }`)} } }`,
      'TOO_MANY_ALIASES',
    ],
    [
      'that turns in the schema',
      `{ __schema { types { ${'fields { type { '.repeat(7)} name ${'} } '.repeat(7)} } } }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])('%s is refused in 20 ms of CPU', async (_, query, code) => {
    const spent: number[] = []
    for (let round = 0; round < 12; round += 1) {
      const started = process.cpuUsage()
      // each text is another one, or the second would be known
      const { codes } = await refused(`${query} # ${round}`)
      const { user, system } = process.cpuUsage(started)
      spent.push((user + system) / 1_000)
      expect(codes).toEqual([code])
    }
    // the first rounds compile, and other work on the machine only adds: the least is what the query itself takes, of
    // client, gateway and server of this process together
    expect(Math.min(...spent)).toBeLessThan(20)
  })

  const evidence = 'query E($of: EvidenceSubjectInput!) { evidence(of: $of) { id } }'
  const calendar = 'query C($day: Date!) { calendar(from: $day, to: $day) { __typename } }'
  const named = (count: number) =>
    `{${Array.from({ length: count }, (_, at) => `"x${at}":1`).join()}}`
  const inside = (count: number, start: string, end: string) =>
    `${start.repeat(count)}1${end.repeat(count)}`

  // the answer names the value for each of the first mistakes, so reading it takes longer than a refusal of the text
  it.each([
    ['6,000 fields nobody knows', evidence, `{"of":${named(6_000)}}`, 'BAD_USER_INPUT'],
    ['10,000 lists in lists', calendar, `{"day":${inside(10_000, '[', ']')}}`, 'TOO_DEEP'],
    ['10,000 objects in objects', calendar, `{"day":${inside(10_000, '{"a":', '}')}}`, 'TOO_DEEP'],
    ['10,000 lists nobody asked for', calendar, `{"x":${inside(10_000, '[', ']')}}`, 'TOO_DEEP'],
  ])('variables of %s are refused in 100 ms of CPU', async (_, query, variables, code) => {
    const spent: number[] = []
    for (let round = 0; round < 5; round += 1) {
      const started = process.cpuUsage()
      const answer = await postText(`{"query":${JSON.stringify(query)},"variables":${variables}}`)
      const { user, system } = process.cpuUsage(started)
      spent.push((user + system) / 1_000)
      expect(isTyped(answer)).toEqual([code])
    }
    expect(Math.min(...spent)).toBeLessThan(100)
  })

  it('a text full of suggestions is refused in 100 ms of CPU, and made shorter', async () => {
    const query = `{ ratings(year: 1, post: "${'Did you mean'.repeat(5_000)}") { __typename } }`
    const spent: number[] = []
    for (let round = 0; round < 5; round += 1) {
      const started = process.cpuUsage().user
      const { status, body } = await postText(JSON.stringify({ query: `${query} # ${round}` }))
      spent.push((process.cpuUsage().user - started) / 1_000)
      expect(status).toBe(400)
      expect(body.length).toBeLessThan(2_000)
    }
    expect(Math.min(...spent)).toBeLessThan(100)
  })

  it('what is wrong in an approved operation is told ten times, to whomever', async () => {
    const choose =
      'mutation Choose($officers: [ID!]!) { chooseReferralList(union: "U-1", officers: $officers) { __typename } }'
    await using door = await startWorld({ documents: [choose] })
    const officers = Array.from({ length: 12_000 }, () => true)
    const { errors, codes } = await door.ask(choose, { byId: true, variables: { officers } })
    expect(new Set(codes)).toEqual(new Set(['BAD_USER_INPUT']))
    expect(errors).toHaveLength(10)
  })

  it('the ones above have the sizes the design names', () => {
    expect(nested.length).toBeLessThanOrEqual(300)
    expect(bomb(14).length).toBeGreaterThan(900)
  })

  it('names the page that is too much, and one that fits', async () => {
    const deep = await refused(nested)
    expect(deep.answer.body).toContain('"field":"parent"')
    expect(deep.answer.body).toContain('"rule":"AT_MOST_12"')
    const wide =
      '{ me { roles { role } } organizations(first: 100) { edges { node { children(first: 100) { edges { node { id } } } } } } }'
    const { body } = (await refused(wide)).answer
    expect(body).toContain('"field":"organizations.edges.node.children"')
    expect(body).toContain(
      '"hint":{"page":"organizations.edges.node.children","from":100,"fits":23}',
    )
  })
})

describe('a page size made to be huge', () => {
  const page =
    'query P($n: Int = 99999999) { organizations(first: $n) { edges { node { children(first: $n) { edges { node { id } } } } } } }'

  it.each([
    ['in a variable', page, { n: 99_999_999 }],
    ['in a default', page, {}],
    ['written out', page.replaceAll('$n)', '99999999)').replace('($n: Int = 99999999)', ''), {}],
  ])('%s counts as the largest page', async (_, query, variables) => {
    expect((await refused(query, variables)).codes).toEqual(['TOO_COSTLY'])
  })

  it.each([1e99, 2 ** 31, -1e99, 0.5, '100', [1], { a: 1 }, true])(
    'as %s is no number',
    async (n) => {
      const { codes } = await refused(page, { n })
      expect(['BAD_USER_INPUT', 'TOO_COSTLY']).toContain(codes[0])
    },
  )
})

describe('more for the price of one', () => {
  it('is no array of requests', async () => {
    const one = { query: '{ me { roles { role } } }' }
    expect(isTyped(await postText(JSON.stringify([one, one])))).toEqual(['BAD_REQUEST'])
    expect(isTyped(await postText(JSON.stringify({ query: [one] })))).toEqual(['BAD_REQUEST'])
  })

  it('is no second try of a code in one request', async () => {
    await using open = await startWorld({ change: (config) => ({ ...config, allowAdHoc: true }) })
    const tries = (count: number) =>
      `mutation { ${many(count, (at) => `a${at}: verifyCode(card: "M-9", code: "${at}") { __typename }`)} }`
    for (const count of [2, 5, 50]) {
      const { codes } = await open.ask(tries(count))
      expect(codes[0]).toMatch(/^TOO_MANY_(ROOT_FIELDS|ALIASES)$/)
    }
    expect((await open.ask(tries(1))).errors).toBeUndefined()
  })

  it('is no second operation beside the approved one', async () => {
    const two = 'query A { me { roles { role } } } query B { me { roles { role } } }'
    expect((await refused(two)).codes).toEqual(['BAD_REQUEST'])
  })
})

describe('names that are part of every object', () => {
  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    '%s',
    async (name) => {
      const alias = `query { ${name}: me { ${name}: roles { ${name}: role } } }`
      const variable = `query ($${name}: ID!) { ${name}: organization(id: $${name}) { ${name}: id } }`
      for (const query of [alias, variable]) {
        const body = `{"query":${JSON.stringify(query)},"variables":{"${name}":"a","__proto__":{"polluted":1}}}`
        const answer = await postText(body)
        expect(answer.status).toBeLessThan(500)
        expect(answer.body).not.toContain('node_modules')
      }
    },
  )

  it.each(['__proto__', 'constructor'])(
    '%s as the name of an operation or a document',
    async (name) => {
      const both = { query: '{ me { roles { role } } }', operationName: name }
      isTyped(await postText(JSON.stringify(both)))
      expect(isTyped(await postText(JSON.stringify({ documentId: name })))).toEqual([
        'OPERATION_UNKNOWN',
      ])
    },
  )
})

describe('a query that runs long', () => {
  it('is stopped, with words', async () => {
    await using slow = await startWorld({ change: (config) => ({ ...config, adHocMs: 0 }) })
    const analyst = await slow.signIn('M-1', 'ANALYST')
    const reply = await slow.ask('{ me { member { id } } }', { cookie: analyst })
    expect([reply.status, reply.codes]).toEqual([504, ['TIME_LIMIT']])
  })
})
