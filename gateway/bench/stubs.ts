import { buildSubgraphSchema } from '@apollo/subgraph'
import { listen } from '@tinnhiem/kit/service'
import { graphql, parse, type GraphQLSchema } from 'graphql'
import { createServer } from 'node:http'
import { readSubgraphSdl } from '../src/compose.ts'
import { SUBGRAPHS, type SubgraphName } from '../src/subgraphs.ts'

const words = (text: string) => ({ vi: text, en: text })
const survey = {
  __typename: 'Survey',
  id: 'ab',
  title: words('Khảo sát năm 2023'),
  audience: { id: 'UP-TANUYEN' },
}
const cycle = {
  __typename: 'RatingCycle',
  id: 'leaders-2023',
  year: 2023,
  state: 'OPEN',
  survey: { id: 'ab' },
}

const rating = (at: number) => ({
  id: `leaders-2023.A-${at}`,
  level: 'GOOD',
  union: { id: `U-${at % 10}` },
  person: { id: `M-${at}` },
  cycle,
})
const edges = Array.from({ length: 50 }, (_, at) => ({ cursor: `${at}`, node: rating(at) }))

/** What each subgraph answers, before it is remembered. */
const RESOLVERS: Readonly<Record<SubgraphName, object>> = {
  membership: {
    Member: {
      __resolveReference: ({ id }: { id: string }) => ({ id, name: { full: `Lò Thị ${id}` } }),
    },
    UnionOrganization: {
      __resolveReference: ({ id }: { id: string }) => ({ id, name: words(`CĐCS ${id}`) }),
    },
  },
  surveys: { Survey: { __resolveReference: () => survey } },
  ratings: {
    Query: {
      ratingCycle: () => cycle,
      ratings: () => ({ edges, pageInfo: { hasNextPage: false }, totalCount: edges.length }),
    },
  },
  campaigns: {},
  referrals: {},
}

/**
 * Subgraphs that remember every answer by the bytes of its request, so that the gateway is what is measured.
 * The identity header is not part of the key: answers are the same for everybody here, requests are not.
 */
async function startStub(name: SubgraphName, jwk: object): Promise<string> {
  const schema = buildSubgraphSchema([
    { typeDefs: parse(readSubgraphSdl(name)), resolvers: { ...RESOLVERS[name] } },
  ])
  const memo = new Map<string, Promise<string>>()
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const key = Buffer.concat(chunks).toString('utf8')
    const answer = fixedAnswer(request.url, jwk) ?? memo.get(key) ?? answerOnce(schema, key)
    if (request.url === '/graphql' && typeof answer !== 'string') memo.set(key, answer)
    const body = await answer
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    })
    response.end(body)
  })
  return listen(server, 0)
}

function fixedAnswer(url: string | undefined, jwk: object): string | undefined {
  if (url === '/.well-known/jwks.json') return JSON.stringify({ keys: [jwk] })
  if (url === '/identity')
    return JSON.stringify({
      roles: [{ role: 'PROVINCIAL_OFFICER', org: 'P12', path: '/P12' }],
      lang: 'vi',
    })
  return undefined
}

async function answerOnce(schema: GraphQLSchema, body: string): Promise<string> {
  const { query, variables } = JSON.parse(body)
  return JSON.stringify(await graphql({ schema, source: query, variableValues: variables }))
}

process.once('message', async (jwk: object) => {
  const urls = await Promise.all(
    SUBGRAPHS.map(async (name) => [name, await startStub(name, jwk)] as const),
  )
  process.send?.(Object.fromEntries(urls))
})
process.once('disconnect', () => process.exit())
