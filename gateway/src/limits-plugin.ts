import type { ApolloServerPlugin } from '@apollo/server'
import { knownCostOf, MAX_COST, whatToLower } from './cost.ts'
import type { RequestContext } from './context.ts'
import { limitBroken, readsSchema } from './limits.ts'
import { priceOf } from './rate/price.ts'
import { Refusal } from './refusal.ts'

/**
 * Root fields, depth, aliases, directives and cost of each operation before anything is sent, then its price; tokens and
 * recursive selections are Apollo's own settings. The schema is read only by those who may write queries of their own.
 * @throws Refusal with the field that broke a limit and the page to lower, RATE_LIMITED, OPERATION_NOT_ALLOWED
 */
export const limits: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ schema, document, operation, request, contextValue }) => {
      const { lang, adHoc, pay } = contextValue
      const broken = limitBroken(document)
      if (broken) throw new Refusal(broken.code, 400, lang, broken)
      // the gateway would call a name that fits no operation a bug of its own
      if (!operation) throw new Refusal('BAD_REQUEST', 400, lang, { rule: 'OPERATION_NAME' })
      if (!adHoc && readsSchema(document)) throw new Refusal('OPERATION_NOT_ALLOWED', 403, lang)
      const asked = [schema, document, operation, request.variables ?? {}] as const
      const cost = knownCostOf(...asked)
      if (cost > MAX_COST) {
        const rule = `AT_MOST_${MAX_COST}`
        throw new Refusal('TOO_COSTLY', 400, lang, { ...whatToLower(...asked), rule })
      }
      await pay(priceOf(operation, document, cost))
    },
  }),
}
