import { ApolloClient } from '@apollo/client'
import type { InMemoryCache } from '@apollo/client/cache'
import { defaultOptions } from './default-options.ts'
import { Gate } from './gate.ts'
import { trustedLink } from './trusted-link.ts'

/** The client of signed-in operations of one area; `ids` come from `generated/<area>-ids.ts`. Never used for a ballot: `gate` keeps the two apart. */
export function createClient(
  ids: Readonly<Record<string, string>>,
  cache: InMemoryCache,
  gate = new Gate(),
): ApolloClient {
  return new ApolloClient({
    cache,
    link: trustedLink(ids, gate),
    dataMasking: true,
    defaultOptions,
  })
}
