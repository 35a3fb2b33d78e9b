import { createSubgraph, type Route, type SubgraphOptions } from '@tinnhiem/kit/subgraph'
import { listen, stopListening } from '@tinnhiem/kit/service'
import { identityVerifier, type Viewer } from '@tinnhiem/kit/viewer'
import type { JSONWebKeySet } from 'jose'
import type { IncomingHttpHeaders } from 'node:http'
import { readSubgraphSdl } from '../src/compose.ts'
import type { SubgraphName } from '../src/subgraphs.ts'
import { silent } from './silent.ts'

export type StubContext = { viewer: Viewer; reply: (header: string, value: string) => void }
export type StubResolvers = SubgraphOptions<StubContext>['resolvers']

export type Stub = {
  url: string
  /** The headers of every GraphQL call it has seen. */
  seen: IncomingHttpHeaders[]
  [Symbol.asyncDispose]: () => Promise<void>
}

/** A real subgraph with the real contract and invented data: it verifies the gateway's signature like any other. */
export async function startStub(
  name: SubgraphName,
  jwks: string | JSONWebKeySet,
  resolvers: StubResolvers,
  routes: readonly Route[] = [],
): Promise<Stub> {
  const seen: IncomingHttpHeaders[] = []
  const server = await createSubgraph<StubContext>({
    name,
    typeDefs: readSubgraphSdl(name),
    resolvers,
    verify: identityVerifier(jwks),
    context: (viewer, reply) => ({ viewer, reply }),
    log: silent,
    routes,
  })
  server.prependListener('request', (request) => {
    if (request.url === '/graphql') seen.push(request.headers)
  })
  const url = await listen(server, 0)
  return { url, seen, [Symbol.asyncDispose]: () => stopListening(server) }
}
