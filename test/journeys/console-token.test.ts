import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createConnection } from 'mongoose'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillExample } from '../../web/src/staff/token/examples/fill.ts'
import { dumpEverything } from '../privacy/dump.ts'
import { plantYears, UNITS } from '../privacy/planted-years.ts'
import { makePeople } from '../world/people.ts'
import { createWorld, type TestWorld } from '../world/world.ts'

/** An analyst makes a token and copies the examples of the page, as they are, into a real Python and a real curl. */
const EXAMPLES = new URL('../../web/src/staff/token/examples/', import.meta.url)
const QUESTIONS = new URL('../../web/src/staff/console/questions/', import.meta.url)
const ORGANIZATIONS =
  '{ organizations(first: 100) {\n  edges { node { id name { vi } memberCount } }\n } } # "quoted" \\ $HOME'
const CREATE = `mutation ($name: String!) { createAccessToken(input: { name: $name }) { __typename
  ... on AccessTokenCreated { secret token { id } } } }`
const REVOKE = 'mutation ($id: ID!) { revokeAccessToken(id: $id) { token { revokedOn } } }'

type Ran = { code: number; out: string; err: string }

let world: TestWorld
let token: { id: string; secret: string }

beforeAll(async () => {
  const tea = { id: 'U-TEA', upper: 'UP-LOW', members: 24, workers: 30 }
  world = await createWorld({
    redisDb: 57,
    people: makePeople([...UNITS, tea]),
    env: { TN_SESSION_KEEP_MS: '1000' },
  })
  await plantYears(world.databases)
  token = await makes('mã của khanh')
})
afterAll(async () => await world[Symbol.asyncDispose]())

async function makes(name: string) {
  const khanh = await world.as('khanh')
  const { createAccessToken: made } = await khanh.data(CREATE, { name })
  return { id: made.token.id as string, secret: made.secret as string }
}

function exampleOf(name: string, query: string, url = world.url, secret = token.secret): string {
  const text = readFileSync(new URL(name, EXAMPLES), 'utf8')
  return fillExample(text, { url, token: secret, query })
}

/** @throws Error naming the program that is missing: these examples are promised to work, so a test never skips them */
async function run(program: string, args: string[], input: string): Promise<Ran> {
  const { promise, resolve, reject } = Promise.withResolvers<Ran>()
  const child = execFile(
    program,
    args,
    { env: { PATH: process.env['PATH'] } },
    (error, out, err) => {
      if (error?.code === 'ENOENT')
        return reject(
          new Error(`${program} is missing: install it to test the examples of tokens.`),
        )
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
    },
  )
  child.stdin?.end(input)
  return await promise
}

const python = async (query: string, url?: string, secret?: string) =>
  await run('python3', ['-'], exampleOf('python.py', query, url, secret))
const curl = async (query: string, secret?: string) =>
  await run('sh', ['-s'], exampleOf('curl.sh', query, world.url, secret))

/** What a token is answered, past any example. */
const asToken = async (query: string, variables: object = {}) =>
  await world.nobody.ask(query, variables, { authorization: `Bearer ${token.secret}` })

describe('a token in a script', () => {
  it('brings a table into Python', async () => {
    const { code, out, err } = await python(ORGANIZATIONS)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const [head, ...rows] = out.trim().split('\n')
    expect(head).toBe('id,name.vi,memberCount')
    const { organizations } = await (await world.as('khanh')).data(ORGANIZATIONS)
    const nodes: { id: string; name: { vi: string }; memberCount: number }[] =
      organizations.edges.map(({ node }: { node: object }) => node)
    expect(rows).toEqual(
      nodes.map(({ id, name, memberCount }) => `${id},${name.vi},${memberCount}`),
    )
    expect(rows).toContain('U-TEA,Đơn vị U-TEA,24')
  })

  it('brings the answer into curl, with what it took', async () => {
    const { code, out } = await curl(ORGANIZATIONS)
    expect(code).toBe(0)
    const { data, extensions } = JSON.parse(out)
    expect(data).toEqual(await (await world.as('khanh')).data(ORGANIZATIONS))
    expect(extensions.tinnhiem.services).toEqual([{ name: 'membership', answered: true }])
  })

  it('is a text in the script and never code, whatever the question says', async () => {
    const query =
      '{ organizations(search: "\\"\\"\\" \' $(touch x) `id`\\\\") {\nJSON\n: totalCount } }'
    for (const { code, err } of [await python(query), await curl(query)])
      expect({ code, err }).toEqual({ code: 0, err: '' })
  })

  it('puts no formula into a spreadsheet', async () => {
    const server = createServer((_, response) => {
      const node = { id: '=1+1', place: { vi: '@SUM(A1)' }, n: -3, note: '-2+3', gap: null }
      response.end(JSON.stringify({ data: { page: { edges: [{ node }, { node: { id: 'a' } }] } } }))
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const { port } = server.address() as AddressInfo
    const { out } = await python('{ page }', `http://127.0.0.1:${port}`)
    server.close()
    expect(out).toBe("id,place.vi,n,note,gap\n'=1+1,'@SUM(A1),-3,'-2+3,\na,,,,\n")
  })

  it('is answered what its analyst is answered, gaps included, and never a person', async () => {
    const khanh = await world.as('khanh')
    const questions = ['trust-by-year', 'classes-two-years', 'registration-and-trust'].map((name) =>
      readFileSync(new URL(`${name}.graphql`, QUESTIONS), 'utf8'),
    )
    const told: unknown[] = []
    for (const question of questions) {
      const { data, errors } = await asToken(question)
      expect(errors).toEqual([])
      expect(data).toEqual(await khanh.data(question))
      told.push(data)
    }
    // figures and gaps, as the rules of disclosure have them
    for (const part of ['"satisfaction":4', '"rated":', '"reason":', ':null'])
      expect(JSON.stringify(told)).toContain(part)
    const hac = world.people.memberIds.get('U-TEA:3')
    const profile = 'query ($id: ID!) { member(id: $id, purpose: "muốn xem thử") { phone } }'
    for (const id of [hac, world.people.memberIds.get('khanh')])
      expect((await asToken(profile, { id })).data).toEqual({ member: null })
    // the analyst's own things are the analyst's, not the script's
    const own = '{ mySurveys { id } myRatings { id } myParticipations { id } }'
    const { data } = await asToken(own)
    expect(
      Object.values(data ?? {})
        .flat()
        .filter(Boolean),
    ).toEqual([])
  })

  it('never mutates, and is no way to a ballot', async () => {
    const acts = ['mutation { signOut { done } }', 'mutation { issueSurveyPass { __typename } }']
    for (const text of acts) expect((await asToken(text)).status).toBe(403)
    expect((await asToken('{ ballotKeys(survey: "ab") { total } }')).status).toBe(400)
  })

  it('is nowhere in databases, oplog, Redis and logs', async () => {
    await asToken(ORGANIZATIONS)
    const secret = token.secret.split('_')[3]?.slice(0, 43) ?? ''
    const { redis, ...dump } = await dumpEverything(world)
    const text =
      JSON.stringify(dump, (_, value) => (typeof value === 'bigint' ? '' : value)) + redis
    expect(text).toContain(token.id)
    expect(text).not.toContain(secret)
  })

  it('ends with the role of its analyst', async () => {
    const stored = await createConnection(world.databases.uri('membership')).asPromise()
    const role = async (to: string | null) =>
      await stored
        .collection('roles')
        .updateOne({ memberId: world.people.memberIds.get('khanh') }, { $set: { to } })
    await role('2023-01-01')
    await world.until(
      'the end of the role',
      async () => (await asToken(ORGANIZATIONS)).status === 401,
    )
    await role(null)
    await stored.close()
    await world.until('the role', async () => (await asToken(ORGANIZATIONS)).status === 200)
  })

  it('revoked asks nothing', async () => {
    const lost = await makes('máy bị mất')
    expect((await python(ORGANIZATIONS, world.url, lost.secret)).code).toBe(0)
    await (await world.as('khanh')).data(REVOKE, { id: lost.id })
    const { code, out, err } = await python(ORGANIZATIONS, world.url, lost.secret)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('401')
    expect(err).toContain('TOKEN_REFUSED')
    expect((await curl(ORGANIZATIONS, lost.secret)).code).toBe(22)
  })
})
