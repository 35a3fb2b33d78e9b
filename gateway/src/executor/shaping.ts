import { GraphQLError } from 'graphql'
import type { Json } from './own.ts'

/** What shaping one answer finds out on the way. */
export type Shaping = {
  /** Where it is. */
  path: (string | number)[]
  /** Values the schema does not allow: shown only when no fetch failed, as Apollo's executor does. */
  errors: GraphQLError[]
  /** What the client sent, for questions about the schema. */
  variables: Json
}

/** A null that an error of its own explains already. */
export const NULLED = Symbol('a null with its error told')
/** No value where the schema promises one: the object around it becomes null. */
export const INVALID = Symbol('a value that is missing')

/** Shapes one value: the value, NULLED or INVALID. */
export type Complete = (value: unknown, shaping: Shaping) => unknown

export function tell({ errors, path }: Shaping, message: string): void {
  errors.push(
    new GraphQLError(message, { path: [...path], extensions: { code: 'INVALID_GRAPHQL' } }),
  )
}
