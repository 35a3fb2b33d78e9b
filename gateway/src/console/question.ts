import type { ApolloServerPlugin } from '@apollo/server'
import { HeaderMap } from '@apollo/server'
import { rootFields } from '../anonymous.ts'
import { knownCostOf, MAX_COST } from '../cost.ts'
import type { RequestContext } from '../context.ts'
import { depthOf } from '../limits.ts'

/** What a question weighs: known once it is valid, before anything is sent. */
export type Weight = {
  cost: number
  depth: number
  roots: string[]
}

/** A question in words of one's own on its way through Apollo. */
export type Question = {
  /** `performance.now()` when it came. */
  startedAt: number
  /** Checked and weighed like any other, and not asked. */
  weighOnly: boolean
  weight: Weight | null
}

export function newQuestion(weighOnly: boolean): Question {
  return { startedAt: performance.now(), weighOnly, weight: null }
}

/** Weighs a question, and stops there when that is all that was asked for. */
const weigh: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ schema, document, operation, request, contextValue }) => {
      const { question } = contextValue
      if (!question || !operation) return
      question.weight = {
        cost: knownCostOf(schema, document, operation, request.variables ?? {}),
        depth: depthOf(document),
        roots: rootFields(document),
      }
    },
    responseForOperation: async ({ contextValue: { question } }) =>
      question?.weighOnly ? NOT_ASKED() : null,
  }),
}

/** Tells the analyst what the answer took: milliseconds, cost, and which services answered. */
const tell: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ contextValue: { question, services }, response: { body } }) => {
      if (!question?.weight || question.weighOnly || body.kind !== 'single') return
      const ms = Math.round(performance.now() - question.startedAt)
      const called = [...services].map(([name, how]) => ({ name, answered: how === 'ANSWERED' }))
      const { cost } = question.weight
      const tinnhiem = { ms, cost, limit: MAX_COST, services: called }
      body.singleResult.extensions = { ...body.singleResult.extensions, tinnhiem }
    },
  }),
}

/** The two halves stand at both ends of Apollo's plugins: before the limits and after whatever cleans answers. */
export const questions = { weigh, tell }

const NOT_ASKED = () => ({
  http: { headers: new HeaderMap() },
  body: { kind: 'single' as const, singleResult: { data: null } },
})
