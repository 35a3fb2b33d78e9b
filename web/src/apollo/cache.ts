import { InMemoryCache } from '@apollo/client/cache'

/** The cache of an area; `possibleTypes` comes from `generated/<area>-ids.ts`. Embedded values without an identity of their own are merged into their owner. */
export function createCache(possibleTypes: Record<string, string[]>): InMemoryCache {
  return new InMemoryCache({
    possibleTypes,
    typePolicies: {
      Viewer: { keyFields: [] },
      LocalizedText: { merge: true },
      Pool: { keyFields: false },
      ReleasedGroup: { keyFields: false },
      SurveyRelease: { keyFields: false },
    },
  })
}
