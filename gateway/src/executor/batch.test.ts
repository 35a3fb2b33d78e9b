import type { FetchNode } from '@apollo/query-planner'
import { OperationTypeNode } from 'graphql'
import { describe, expect, it } from 'vitest'
import { newContext } from '../context.ts'
import type { SubgraphAnswer } from '../representations.ts'
import { compileSiblings } from './batch.ts'
import { JsonBytes } from './json-bytes.ts'
import type { Compiler } from './compiler.ts'
import type { FetchRequest } from './in-flight.ts'
import type { Run } from './run.ts'

function fetchOf(typename: string, field: string, name: string): FetchNode {
  return {
    kind: 'Fetch',
    serviceName: 'membership',
    operationKind: OperationTypeNode.QUERY,
    operationName: name,
    operation: `query ${name}($representations: [_Any!]!, $lang: String) { _entities(representations: $representations) { ... on ${typename} { ${field}(lang: $lang) } } }`,
    variableUsages: ['lang'],
    requires: [
      {
        kind: 'InlineFragment',
        typeCondition: typename,
        selections: [
          { kind: 'Field', name: '__typename' },
          { kind: 'Field', name: 'id' },
        ],
      },
    ],
  }
}

const unionOf = (id: number) => ({ __typename: 'Union', id })
const siblings = [
  { node: fetchOf('Union', 'code', 'Q__1'), path: ['issuer'] },
  { node: fetchOf('Union', 'code', 'Q__2'), path: ['rows', '@', 'union'] },
  { node: fetchOf('Member', 'name', 'Q__3'), path: ['by'] },
]

async function run(
  answerOf: (request: FetchRequest) => SubgraphAnswer,
  keeps: Compiler['keeps'] = () => false,
) {
  const asked: FetchRequest[] = []
  const ask: ReturnType<Compiler['ask']> = async (request) => {
    asked.push(request)
    return { answer: answerOf(request), keep: 'OWN' }
  }
  const steps = compileSiblings(siblings, {
    ask: () => ask,
    keeps,
    out: new JsonBytes(),
    fitsType: (a, b) => a === b,
  })
  const request: Run = {
    context: newContext({ identity: 'a' }),
    variables: { lang: 'vi' },
    data: {
      issuer: unionOf(1),
      rows: [{ union: unionOf(2) }, { union: unionOf(1) }],
      by: { __typename: 'Member', id: 7 },
    },
    errors: [],
  }
  await Promise.all(steps.map((step) => step(request)))
  return { asked, data: request.data, errors: request.errors.map(({ path }) => path) }
}

const codes = (list: unknown): unknown[] =>
  (list as { id: number }[]).map(({ id }) => ({ code: `c${id}`, name: `n${id}` }))
const answerAll = ({ variables }: FetchRequest): SubgraphAnswer => ({
  data: Object.fromEntries(
    Object.entries(variables)
      .filter(([, value]) => Array.isArray(value))
      .map(([key, value]) => [key.replace('representations', '_entities'), codes(value)]),
  ),
})

describe('fetches of entities side by side', () => {
  it('are one request; equal ones ask once for all places', async () => {
    const { asked, data, errors } = await run(answerAll)
    expect(asked.map(({ variables }) => variables)).toEqual([
      {
        lang: 'vi',
        representations_0: [unionOf(1), unionOf(2)],
        representations_1: [{ __typename: 'Member', id: 7 }],
      },
    ])
    expect(JSON.parse(asked[0]?.written.body ?? '')).toEqual({
      query: asked[0]?.query,
      operationName: 'Q__1',
      variables: asked[0]?.variables,
    })
    const [one, two] = [unionOf(1), unionOf(2)].map((union) => ({
      ...union,
      code: `c${union.id}`,
      name: `n${union.id}`,
    }))
    expect(data).toMatchObject({ issuer: one, rows: [{ union: two }, { union: one }] })
    expect(data['by']).toMatchObject({ name: 'n7' })
    expect(errors).toEqual([])
  })

  it('tell an error at every place of its entity', async () => {
    const { errors } = await run((request) => ({
      ...answerAll(request),
      errors: [{ message: 'no', path: ['_entities_0', 0, 'code'] }],
    }))
    expect(errors).toEqual([
      ['issuer', 'code'],
      ['rows', 1, 'union', 'code'],
    ])
  })

  it('tell an error of no place once', async () => {
    const { errors } = await run((request) => ({
      ...answerAll(request),
      errors: [{ message: 'slow down' }],
    }))
    expect(errors).toEqual([undefined])
  })

  it('are asked one by one when one of them spoils the whole', async () => {
    const { asked, data } = await run((request) =>
      isJoined(request) ? { data: null, errors: [{ message: 'broken' }] } : answerAll(request),
    )
    expect(asked).toHaveLength(3)
    expect(data['by']).toMatchObject({ name: 'n7' })
  })

  it('are not asked again when nobody is there; the first entity of each place says so', async () => {
    const extensions = { code: 'SUBGRAPH_UNAVAILABLE' }
    const { asked, errors } = await run(() => ({
      data: null,
      errors: [0, 1].map((at) => ({ message: 'away', path: [`_entities_${at}`], extensions })),
    }))
    expect(asked).toHaveLength(1)
    expect(errors).toEqual([['issuer'], ['rows', 0, 'union'], ['by']])
  })

  it('travel alone when their answers are kept', async () => {
    const { asked } = await run(answerAll, (_, operation) => operation.includes('Union'))
    expect(asked.map(({ variables }) => Object.keys(variables).length)).toEqual([2, 2])
  })
})

/** A request that joins two fetches. */
function isJoined({ variables }: FetchRequest): boolean {
  return 'representations_1' in variables
}
