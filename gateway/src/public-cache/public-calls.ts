import { buildSchema } from 'graphql'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { CallSubgraph } from '../subgraph-call.ts'
import type { SubgraphName } from '../subgraphs.ts'
import { createCachedCall } from './cached-call.ts'
import { publicFor } from './public-for.ts'
import type { SharedStore } from './shared-store.ts'

/** What each contract declares public, written when the supergraph is composed. */
export const PUBLIC_FIELDS_FILE = join(import.meta.dirname, '../../public-fields.json')

const file = z.record(z.string(), z.record(z.string(), z.int().min(1)))

export type PublicCalls = {
  callOf: (name: SubgraphName) => CallSubgraph
  /**
   * Whether answers to an operation are kept: then it travels alone, so that they can be found again. Decided when a plan is
   * compiled, so for everybody; people not signed in lose nothing by it, as no entity is within their reach (policy.ts).
   */
  keeps: (name: SubgraphName, operation: string) => boolean
}

/** The same calls, through the shared store; without one they are what they were. */
export function publicCalls(
  supergraphSdl: string,
  callOf: (name: SubgraphName) => CallSubgraph,
  store: SharedStore | null,
): PublicCalls {
  if (store === null) return { callOf, keeps: () => false }
  const fields = file.parse(JSON.parse(readFileSync(PUBLIC_FIELDS_FILE, 'utf8')))
  const schema = buildSchema(supergraphSdl, { assumeValid: true, assumeValidSDL: true })
  const version = createHash('sha256').update(supergraphSdl).digest('base64url')
  const keeps: PublicCalls['keeps'] = (name, operation) =>
    publicFor(operation, fields[name] ?? {}, schema).seconds > 0
  const cached = (name: SubgraphName): CallSubgraph =>
    createCachedCall({
      service: name,
      call: callOf(name),
      store,
      fields: fields[name] ?? {},
      schema,
      version,
    })
  return { callOf: cached, keeps }
}
