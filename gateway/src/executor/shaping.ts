import { GraphQLError } from 'graphql'
import type { JsonBytes } from './json-bytes.ts'
import type { Json } from './own.ts'

/** What shaping one answer finds out on the way. */
export type Shaping = {
  /** Where the answer is written. */
  out: JsonBytes
  /** Where it is. */
  path: (string | number)[]
  /** Values the schema does not allow: shown only when no fetch failed, as Apollo's executor does. */
  errors: GraphQLError[]
  /** What the client sent, for questions about the schema. */
  variables: Json
}

/** What became of a value: written; not written, as a null that an error of its own explains already; or missing where
 * the schema promises one, so that the object around it becomes null. */
export type Outcome = typeof WRITTEN | typeof NULLED | typeof INVALID
export const WRITTEN = 0
export const NULLED = 1
export const INVALID = 2

/** Writes one value. What it wrote before it turned out not to be one is for the caller to take back. */
export type Write = (value: unknown, shaping: Shaping) => Outcome

export function tell({ errors, path }: Shaping, message: string): void {
  errors.push(
    new GraphQLError(message, { path: [...path], extensions: { code: 'INVALID_GRAPHQL' } }),
  )
}
