import { pino } from 'pino'
import { expect, it } from 'vitest'
import { KEPT_QUIET_MS, listen, stopListening } from './service.ts'
import { createSubgraph } from './subgraph.ts'

it('a service says how long it keeps a quiet connection, and means it', async () => {
  const server = await createSubgraph({
    name: 'test',
    typeDefs: 'type Query { answer: Int }',
    resolvers: {},
    verify: async () => null,
    context: (viewer) => ({ viewer }),
    log: pino({ level: 'silent' }),
  })
  const url = await listen(server, 0)
  const response = await fetch(`${url}/health`, { keepalive: true })
  expect(response.headers.get('keep-alive')).toBe(`timeout=${KEPT_QUIET_MS / 1_000}`)
  await stopListening(server)
})
