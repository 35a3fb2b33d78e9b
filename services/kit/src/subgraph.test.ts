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
