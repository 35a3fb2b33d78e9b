import { getOperationAST, parse, validate } from 'graphql'
import { createLogger } from '@tinnhiem/kit/logger'
import type { GraphQLSchema } from 'graphql'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { costOf, MAX_COST } from './cost.ts'
import { TinNhiemGateway } from './gateway.ts'
import { limitBroken } from './limits.ts'
import { createOperations, idOf, readAllowList } from './operations.ts'
import { SUPERGRAPH_FILE } from './subgraphs.ts'

const allowed = readAllowList()
const { trusted } = createOperations(allowed)

describe('the web’s operations', () => {
  let schema: GraphQLSchema
  beforeAll(async () => {
    process.env['APOLLO_TELEMETRY_DISABLED'] = '1'
    const supergraphSdl = readFileSync(SUPERGRAPH_FILE, 'utf8')
    const sourceOf = () => ({ process: async () => ({}) })
    const gateway = new TinNhiemGateway({
      supergraphSdl,
      sourceOf,
      callOf: () => async () => ({ data: null }),
      executor: 'compiled',
      log: createLogger('test', 'silent'),
    })
    schema = (await gateway.load()).schema
    await gateway.stop()
  })

  it('are all answerable by the committed supergraph (else: npm run codegen)', () => {
    const problems = trusted.flatMap(({ name, document }) =>
      validate(schema, document).map((e) => `${name}: ${e.message}`),
    )
    expect(problems).toEqual([])
  })

  it('are within the limits, with the largest pages too', () => {
    const costs = trusted.map(({ name, document }) => {
      const operation = getOperationAST(document)
      if (!operation) throw new Error(`${name} holds more than one operation`)
      const variables = { first: 100, n: 100 }
      return {
        name,
        broken: limitBroken(document),
        cost: costOf(schema, document, operation, variables),
      }
    })
    expect(costs.filter(({ broken, cost }) => broken !== null || cost > MAX_COST)).toEqual([])
  })

  it('keep anonymous fields alone', () => {
    expect(
      trusted.filter(({ anonymity }) => anonymity === 'mixed').map(({ name }) => name),
    ).toEqual([])
  })
})

describe('the allow-list', () => {
  it('is refused when an id is not the hash of its document', () => {
    expect(() => createOperations({ [idOf('{ a }')]: '{ b }' })).toThrow(/is not the hash/)
  })

  it('finds by id and by text, and nothing else', () => {
    const { find } = createOperations({ [idOf('query A { a }')]: 'query A { a }' })
    expect(find({ documentId: idOf('query A { a }') })).toMatchObject({ trusted: true, name: 'A' })
    expect(find({ query: 'query A { a }' })).toMatchObject({ trusted: true })
    expect(find({ query: 'query A { b }' })).toMatchObject({ trusted: false })
    expect(() => find({ documentId: idOf('{ b }') })).toThrow()
    expect(() => find({ documentId: idOf('query A { a }'), query: '{ b }' })).toThrow()
    expect(() => find({})).toThrow()
    expect(() => find({ documentId: '__proto__' })).toThrow()
  })

  it('parses a document once', () => {
    const { find } = createOperations({ [idOf('{ a }')]: '{ a }' })
    expect(find({ query: '{ a }' }).document).toBe(find({ documentId: idOf('{ a }') }).document)
    expect(parse('{ a }')).toBeDefined()
  })
})

it.each(['[', '{a:'])(
  'a text of nothing but %s is refused like any that is no GraphQL',
  (bracket) => {
    const operations = createOperations({})
    for (const depth of [900, 1_900])
      expect(() => operations.find({ query: `{ a(b: ${bracket.repeat(depth)}` })).toThrow(
        expect.objectContaining({ status: 400 }),
      )
  },
)
