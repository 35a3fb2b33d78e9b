import { InMemoryCache } from '@apollo/client/cache'
import { possibleTypes } from '../generated/possible-types.ts'

/** The cache of both areas. Embedded values without an identity of their own are merged into their owner. */
export function createCache(): InMemoryCache {
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
