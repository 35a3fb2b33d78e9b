import { buildSubgraphSchema } from '@apollo/subgraph'
import { graphql, parse, type GraphQLSchema } from 'graphql'
import { once } from 'node:events'
import { readSubgraphSdl } from '../src/compose.ts'
import { SUBGRAPHS, type SubgraphName } from '../src/subgraphs.ts'
import { RESOLVERS } from './stub-data.ts'
import { createStubServer, type StubServer } from './stub-server.ts'

/**
 * The five subgraphs over their real contracts, with every answer remembered by the bytes of its request, so that
 * the gateway is what is measured. They count their calls: who shares an answer between viewers would be seen.
 */
async function startStub(name: SubgraphName, jwk: object): Promise<StubServer & { url: string }> {
  const typeDefs = parse(readSubgraphSdl(name))
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: { ...RESOLVERS[name] } }])
  const stub = createStubServer(
    async (path, body) => fixedAnswer(path, jwk) ?? (await answerOnce(schema, body)),
  )
  stub.server.listen(0, '127.0.0.1')
  await once(stub.server, 'listening')
  const address = stub.server.address()
  if (address === null || typeof address === 'string') throw new Error('no TCP address')
  return { ...stub, url: `http://127.0.0.1:${address.port}` }
}

/** What is said beside the graph: membership's keys, that everybody is an officer of the province, and good health. */
function fixedAnswer(path: string, jwk: object): string | undefined {
  if (path === '/.well-known/jwks.json') return JSON.stringify({ keys: [jwk] })
  if (path === '/graphql') return undefined
  if (path !== '/identity') return '{}'
  const roles = [{ role: 'PROVINCIAL_OFFICER', org: 'P12', path: '/P12' }]
  return JSON.stringify({ roles, lang: 'vi' })
}

async function answerOnce(schema: GraphQLSchema, body: string): Promise<string> {
  const { query, variables, operationName } = JSON.parse(body)
  const answer = await graphql({
    schema,
    source: query,
    variableValues: variables,
    operationName,
  })
  return JSON.stringify(answer)
}

process.once('message', async (jwk: object) => {
  const stubs = await Promise.all(
    SUBGRAPHS.map(async (name) => [name, await startStub(name, jwk)] as const),
  )
  process.send?.(Object.fromEntries(stubs.map(([name, { url }]) => [name, url])))
  process.on('message', () =>
    process.send?.({ calls: stubs.reduce((sum, [, stub]) => sum + stub.calls(), 0) }),
  )
})
process.once('disconnect', () => process.exit())
