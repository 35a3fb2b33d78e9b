import { ApolloClient } from '@apollo/client'
import { createCache } from './cache.ts'
import { defaultOptions } from './default-options.ts'
import { trustedLink } from './trusted-link.ts'

/** The client of signed-in operations of one area; `ids` comes from `generated/<area>-ids.ts`. Never used for a ballot. */
export function createClient(ids: Readonly<Record<string, string>>): ApolloClient {
  return new ApolloClient({
    cache: createCache(),
    link: trustedLink(ids),
    dataMasking: true,
    defaultOptions,
  })
}
