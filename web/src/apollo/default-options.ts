import '@apollo/client'

/** Every operation may bring data and errors: a dead subgraph nulls its part and the page shows the rest. */
export const defaultOptions = {
  watchQuery: { errorPolicy: 'all', fetchPolicy: 'cache-and-network' },
  query: { errorPolicy: 'all' },
  mutate: { errorPolicy: 'all' },
} as const

declare module '@apollo/client' {
  export namespace ApolloClient {
    export namespace DeclareDefaultOptions {
      interface WatchQuery {
        errorPolicy: 'all'
      }
      interface Query {
        errorPolicy: 'all'
      }
      interface Mutate {
        errorPolicy: 'all'
      }
    }
  }
}
