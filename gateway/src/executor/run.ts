import type { GraphQLError } from 'graphql'
import type { RequestContext } from '../context.ts'
import type { Json } from './own.ts'

/** One request on its way through a compiled plan. */
export type Run = {
  context: RequestContext
  /** As the client sent them, checked against the operation. */
  variables: Json
  /** What the fetches have brought together so far. */
  data: Json
  errors: GraphQLError[]
}

/** A node of a compiled plan: fetches, merges into `run.data`, and never rejects. */
export type Step = (run: Run) => Promise<void>
