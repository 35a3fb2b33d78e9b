import type { ApolloServerPlugin } from '@apollo/server'
import { knownCostOf, MAX_COST } from './cost.ts'
import type { RequestContext } from './context.ts'
import { limitBroken, readsSchema } from './limits.ts'
import { Refusal } from './refusal.ts'

/**
 * Depth, aliases and cost of each operation before anything is sent; tokens and recursive selections are
 * Apollo's own settings. The schema is read only by those who may write queries of their own.
 * @throws Refusal TOO_DEEP, TOO_MANY_ALIASES, TOO_COSTLY, OPERATION_NOT_ALLOWED
 */
export const limits: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ schema, document, operation, request, contextValue }) => {
      const { lang, adHoc } = contextValue
      const broken = limitBroken(document)
      if (broken) throw new Refusal(broken, 400, lang)
      if (!operation) return
      if (!adHoc && readsSchema(document)) throw new Refusal('OPERATION_NOT_ALLOWED', 403, lang)
      const cost = knownCostOf(schema, document, operation, request.variables ?? {})
      if (cost > MAX_COST) throw new Refusal('TOO_COSTLY', 400, lang)
    },
  }),
}
