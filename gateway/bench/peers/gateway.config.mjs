import { readFileSync } from 'node:fs'

const documents = JSON.parse(readFileSync(process.env.TN_BENCH_DOCUMENTS, 'utf8'))

/** Hive Gateway as we would run it: trusted documents, the identity passed on, and nothing else that costs time. */
export const gatewayConfig = {
  persistedDocuments: {
    getPersistedOperation: (id) => documents[id],
    extractPersistedOperationId: (params) => params.documentId,
    skipDocumentValidation: true,
  },
  propagateHeaders: {
    fromClientToSubgraphs: ({ request }) => ({
      'x-tinnhiem-identity': request.headers.get('x-tinnhiem-identity'),
    }),
  },
  graphiql: false,
  landingPage: false,
  logging: 'error',
}
