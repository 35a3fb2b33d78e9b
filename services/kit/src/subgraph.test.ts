import { pino } from 'pino'
import { expect, it } from 'vitest'
import { listen, stopListening } from './service.ts'
import { createSubgraph } from './subgraph.ts'
import type { Viewer } from './viewer.ts'

const viewerOf = (token: string | undefined): Viewer => ({
  id: token === 'anonymous' ? null : 'M-1',
  roles: [],
  lang: 'vi',
  anonymous: token === 'anonymous',
  requestId: null,
})

it('a bug is told as INTERNAL; of an anonymous request the log gets no line with its text', async () => {
  const lines: string[] = []
  const server = await createSubgraph({
    name: 'test',
    typeDefs: 'type Query { answer: String }',
    resolvers: {
      Query: {
        answer: () => {
          throw new Error('dup key: KEY-OF-A-BALLOT')
        },
      },
    },
    verify: async (token) => viewerOf(token),
    context: (viewer) => ({ viewer }),
    log: pino({}, { write: (line) => void lines.push(line) }),
  })
  const url = await listen(server, 0)
  const ask = async (identity: string) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-tinnhiem-identity': identity },
      body: JSON.stringify({ query: '{ answer }' }),
    })
    return JSON.stringify(await response.json())
  }
  for (const identity of ['anonymous', 'member']) {
    const told = await ask(identity)
    expect(told).toContain('"INTERNAL"')
    expect(told).not.toContain('KEY-OF-A-BALLOT')
    expect(lines).toHaveLength(identity === 'member' ? 1 : 0)
  }
  await stopListening(server)
})

it('a token asks and never acts, whatever the gateway let through', async () => {
  const done: string[] = []
  const act = (_: unknown, __: unknown, { viewer }: { viewer: Viewer }) =>
    done.push(viewer.id ?? '')
  const server = await createSubgraph({
    name: 'test',
    typeDefs: 'type Query { answer: Int } type Mutation { act: Int }',
    resolvers: { Query: { answer: () => 42 }, Mutation: { act } },
    verify: async (token) => ({ ...viewerOf(token), id: token ?? null }),
    context: (viewer) => ({ viewer }),
    log: pino({ level: 'silent' }),
  })
  const url = await listen(server, 0)
  const ask = async (identity: string, query: string) => {
    const headers = { 'content-type': 'application/json', 'x-tinnhiem-identity': identity }
    const body = JSON.stringify({ query })
    return await (await fetch(`${url}/graphql`, { method: 'POST', headers, body })).text()
  }
  expect(await ask('token:abc', '{ answer }')).toContain('42')
  expect(await ask('token:abc', 'mutation { act }')).toContain('NOT_ALLOWED')
  expect(await ask('M-1', 'mutation { act }')).not.toContain('NOT_ALLOWED')
  expect(done).toEqual(['M-1'])
  await stopListening(server)
})
