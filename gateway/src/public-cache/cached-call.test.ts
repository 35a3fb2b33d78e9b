import { buildSchema } from 'graphql'
import { describe, expect, it } from 'vitest'
import { newContext } from '../context.ts'
import type { SubgraphAnswer } from '../representations.ts'
import type { SubgraphRequest } from '../subgraph-call.ts'
import { createCachedCall } from './cached-call.ts'
import { publicFieldsOf } from './public-fields.ts'

const SDL = `
  directive @cacheControl(maxAge: Int!) on FIELD_DEFINITION
  type Query { unit(id: ID!): Unit @cacheControl(maxAge: 60) }
  type Unit { id: ID! @cacheControl(maxAge: 60) code: String @cacheControl(maxAge: 60) members: Int }
`
const ENTITIES =
  'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Unit { code } } }'
const of = (...ids: string[]) => ({
  representations: ids.map((id) => ({ __typename: 'Unit', id })),
})
const signedIn = () => newContext({ identity: 'a', signedIn: true })

function world(answer?: (request: SubgraphRequest) => SubgraphAnswer) {
  const rows = new Map<string, string>()
  const asked: SubgraphRequest[] = []
  const answerAll = ({ variables }: SubgraphRequest): SubgraphAnswer => {
    const list = (variables['representations'] ?? []) as { id: string }[]
    return {
      data: { _entities: list.map(({ id }) => (id === 'none' ? null : { code: `c${id}` })) },
    }
  }
  const call = createCachedCall({
    service: 'membership',
    call: async (request) => {
      asked.push(request)
      return (answer ?? answerAll)(request)
    },
    store: {
      get: async (keys) => keys.map((key) => rows.get(key) ?? null),
      set: (many) => many.forEach(([key, value]) => void rows.set(key, value)),
      [Symbol.asyncDispose]: async () => {},
    },
    fields: publicFieldsOf(SDL),
    schema: buildSchema(SDL),
    version: 'v1',
  })
  return { call, asked, rows }
}

describe('a public answer', () => {
  it('of entities asks only for those nobody has asked for', async () => {
    const { call, asked } = world()
    await call({ query: ENTITIES, variables: of('1', '2') }, signedIn())
    const answer = await call({ query: ENTITIES, variables: of('2', '3', '1') }, signedIn())
    expect(answer.data).toEqual({ _entities: [{ code: 'c2' }, { code: 'c3' }, { code: 'c1' }] })
    expect(asked.map(({ variables }) => variables)).toEqual([of('1', '2'), of('3')])
  })

  it('is kept for the next person, as a whole', async () => {
    const { call, asked } = world(() => ({ data: { unit: { id: '1' } } }))
    const request = { query: '{ unit(id: 1) { id } }', variables: {} }
    await call(request, signedIn())
    const next = newContext({ identity: 'b', signedIn: true })
    expect(await call(request, next)).toEqual({ data: { unit: { id: '1' } } })
    expect([...next.services]).toEqual([['membership', 'ANSWERED']])
    expect(asked).toHaveLength(1)
  })

  it('is nothing to somebody who is not signed in, nor to the anonymous door', async () => {
    const { call, asked } = world()
    const request = { query: ENTITIES, variables: of('1') }
    await call(request, signedIn())
    await call(request, newContext({ identity: 'guest' }))
    await call(request, newContext({ identity: 'x', anonymous: true }))
    expect(asked).toHaveLength(3)
  })

  it('that is null, has errors or holds an undeclared field is not kept', async () => {
    const nothing = world()
    await nothing.call({ query: ENTITIES, variables: of('none') }, signedIn())
    const failed = world(() => ({ data: { unit: { id: '1' } }, errors: [{ message: 'no' }] }))
    await failed.call({ query: '{ unit(id: 1) { id } }', variables: {} }, signedIn())
    const own = world()
    await own.call({ query: ENTITIES.replace('code', 'members'), variables: of('1') }, signedIn())
    expect([nothing.rows.size, failed.rows.size, own.rows.size]).toEqual([0, 0, 0])
  })

  it('with errors at some of the missing entities is asked for again whole, so that paths fit', async () => {
    const error = { message: 'no', path: ['_entities', 0, 'code'] }
    const { call, asked } = world(({ variables }) => {
      const list = variables['representations'] as { id: string }[]
      const at = list.findIndex(({ id }) => id === 'bad')
      const data = { _entities: list.map(({ id }) => ({ code: id === 'bad' ? null : id })) }
      return at < 0 ? { data } : { data, errors: [{ ...error, path: ['_entities', at, 'code'] }] }
    })
    await call({ query: ENTITIES, variables: of('1') }, signedIn())
    const answer = await call({ query: ENTITIES, variables: of('1', 'bad') }, signedIn())
    expect(answer.errors?.[0]?.path).toEqual(['_entities', 1, 'code'])
    expect(asked.at(-1)?.variables).toEqual(of('1', 'bad'))
  })
})
