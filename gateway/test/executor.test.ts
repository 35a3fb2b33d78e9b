import fc from 'fast-check'
import { getOperationAST, isInputType, typeFromAST, validate, parse } from 'graphql'
import { beforeAll, describe, expect, it } from 'vitest'
import { createOperations, readAllowList } from '../src/operations.ts'
import { comparable, openExecutor, type Asker } from './executors.ts'
import { generateOperation, sample } from './generated-operation.ts'
import { mockSubgraphs, NO_TROUBLE, type Trouble } from './mocked-subgraphs.ts'
import { composeSupergraph } from '../src/compose.ts'

const { callOf } = mockSubgraphs()
const TROUBLES: readonly Trouble[] = [
  NO_TROUBLE,
  { ...NO_TROUBLE, nulls: 200, missing: 60 },
  { ...NO_TROUBLE, nulls: 80, errors: 60, missing: 60 },
  { ...NO_TROUBLE, missing: 400 },
  { ...NO_TROUBLE, lies: 30 },
  { ...NO_TROUBLE, dead: ['membership'] },
  { ...NO_TROUBLE, errors: 20, dead: ['surveys', 'campaigns'] },
]
type Pair = { compiled: Asker; stock: Asker }
let pairs: Pair[] = []

beforeAll(async () => {
  const sdl = composeSupergraph()
  pairs = await Promise.all(
    TROUBLES.map(async (trouble) => ({
      compiled: await openExecutor('compiled', callOf(trouble), sdl),
      stock: await openExecutor('stock', callOf(trouble), sdl),
    })),
  )
})

async function expectSame(pair: Pair, query: string, variables: Record<string, unknown>) {
  const [ours, stock] = await Promise.all([
    pair.compiled.ask(query, variables),
    pair.stock.ask(query, variables),
  ])
  expect(comparable(ours)).toEqual(comparable(stock))
}

describe('the compiled executor', () => {
  it('answers each of the web’s operations as Apollo’s does, whatever fails behind it', async () => {
    const { schema } = pairs[0]!.stock
    const { trusted } = createOperations(readAllowList())
    expect(trusted.length).toBeGreaterThan(100)
    for (const { document, text } of trusted) {
      let turn = 0
      const variables = Object.fromEntries(
        (getOperationAST(document)?.variableDefinitions ?? []).flatMap(({ variable, type }) => {
          const of = typeFromAST(schema, type as never)
          return isInputType(of)
            ? [[variable.name.value, sample(of, (bound) => turn++ % bound)]]
            : []
        }),
      )
      for (const pair of pairs) await expectSame(pair, text, variables)
    }
  })

  it('answers generated operations as Apollo’s does', async () => {
    const { schema } = pairs[0]!.stock
    const choices = fc.array(fc.nat(100_000), { minLength: 1, maxLength: 160, size: 'max' })
    const trouble = fc.nat(TROUBLES.length - 1)
    let run = 0
    await fc.assert(
      fc.asyncProperty(choices, trouble, async (given, which) => {
        const { query, variables } = generateOperation(schema, given)
        fc.pre(validate(schema, parse(query)).length === 0)
        run += 1
        await expectSame(pairs[which]!, query, variables)
      }),
      { numRuns: 500, seed: 6, endOnFailure: false },
    )
    expect(run).toBeGreaterThanOrEqual(500)
  })
})
