import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorld, type World } from './world.ts'

const SURVEYS =
  'query MySurveys($x: Boolean = true) { mySurveys @include(if: $x) { id __typename } }'
const UNIONS =
  'query Unions($first: Int!) { organizations(first: $first) { edges { node { id } } } }'

describe('the allow-list', () => {
  let world: World
  beforeAll(async () => void (world = await startWorld({ documents: [SURVEYS, UNIONS] })))
  afterAll(() => world[Symbol.asyncDispose]())

  it('answers an id, whatever name the client gives the operation', async () => {
    const { data } = await world.ask(SURVEYS, { byId: true })
    expect(data).toEqual({ mySurveys: [{ id: 'ab', __typename: 'Survey' }] })
  })

  it('takes the text of an approved operation as that operation', async () => {
    expect((await world.ask(SURVEYS)).data).toEqual({
      mySurveys: [{ id: 'ab', __typename: 'Survey' }],
    })
    expect((await world.ask(`${SURVEYS} `)).codes).toEqual(['OPERATION_NOT_ALLOWED'])
  })

  it('refuses an unknown id with a sentence in the caller’s language', async () => {
    const vi = await world.ask('query Old { mySurveys { id } }', { byId: true })
    expect([vi.status, vi.codes]).toEqual([400, ['OPERATION_UNKNOWN']])
    expect(vi.errors?.[0]?.message).toBe(
      'Trang đang mở là bản cũ. Hãy tải lại trang; việc đang làm vẫn được giữ.',
    )
    const en = await world.ask('query Old { mySurveys { id } }', {
      byId: true,
      headers: { 'accept-language': 'en' },
    })
    expect(en.errors?.[0]?.message).toMatch(/^The open page is an old version/)
  })

  it.each([undefined, 'MEMBER', 'PROVINCIAL_OFFICER', 'SYSTEM_ADMIN'] as const)(
    'refuses a query of one’s own to %s',
    async (role) => {
      const cookie = role && (await world.signIn('M-1', role))
      const reply = await world.ask('{ mySurveys { id } }', cookie ? { cookie } : {})
      expect([reply.status, reply.codes]).toEqual([403, ['OPERATION_NOT_ALLOWED']])
    },
  )

  it('lets an analyst ask freely, and read the schema', async () => {
    const cookie = await world.signIn('M-2', 'ANALYST')
    expect((await world.ask('{ mySurveys { id } }', { cookie })).data).toEqual({
      mySurveys: [{ id: 'ab' }],
    })
    const { getIntrospectionQuery } = await import('graphql')
    const schema = await world.ask(getIntrospectionQuery(), { cookie })
    expect(schema.errors).toBeUndefined()
    expect(schema.text).toContain('"UnionOrganization"')
    expect(schema.text).not.toContain('"_Entity"')
  })

  it('says before the English of graphql-js what kind of fault it is, to who reads Vietnamese', async () => {
    const cookie = await world.signIn('M-2', 'ANALYST')
    const said = async (query: string, headers: Record<string, string> = {}) =>
      (await world.ask(query, { cookie, headers })).errors?.[0]?.message
    const english = 'Cannot query field "nothing" on type "Query".'
    expect(await said('{ nothing }')).toBe(`Truy vấn không khớp với lược đồ dữ liệu: ${english}`)
    expect(await said('{ nothing }', { 'accept-language': 'en' })).toBe(english)
    const broken = (await world.ask('{\n  nothing', { cookie })).errors?.[0]
    expect(broken?.message).toMatch(/^Truy vấn viết sai cú pháp: Syntax Error: Expected Name/)
    expect(broken).toMatchObject({
      locations: [{ line: 2, column: 10 }],
      extensions: { code: 'BAD_REQUEST', rule: 'SYNTAX' },
    })
    expect(await said('{ organizations(first: $n) { totalCount } }')).toMatch(
      /^Truy vấn không khớp/,
    )
  })

  it('knows neither `_service` nor `_entities`', async () => {
    const cookie = await world.signIn('M-2', 'ANALYST')
    for (const query of [
      '{ _service { sdl } }',
      '{ _entities(representations: []) { __typename } }',
    ])
      expect((await world.ask(query, { cookie })).codes).toEqual(['GRAPHQL_VALIDATION_FAILED'])
  })

  it('cannot be added to by a client', async () => {
    const send = (body: object) =>
      fetch(`${world.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    const sha256Hash = '6e1f2a7f'.padEnd(64, '0')
    const reply = await send({
      query: '{ mySurveys { id } }',
      extensions: { persistedQuery: { version: 1, sha256Hash } },
    })
    expect(reply.status).toBe(403)
    expect(
      (await send({ extensions: { persistedQuery: { version: 1, sha256Hash } } })).status,
    ).toBe(400)
  })

  it('says what is wrong with variables without the subgraphs’ words', async () => {
    const reply = await world.ask(UNIONS, { byId: true, variables: { first: 'many' } })
    expect([reply.status, reply.codes]).toEqual([400, ['BAD_USER_INPUT']])
  })
})
