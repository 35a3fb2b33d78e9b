import type { CodegenConfig } from '@graphql-codegen/cli'
import { printSchema } from 'graphql'
import { readGraph } from './tools/graph.ts'

/** Types of every operation under src; the documents themselves are written by tools/operations.ts. */
const config: CodegenConfig = {
  schema: printSchema(readGraph()),
  documents: ['src/**/*.graphql'],
  generates: {
    'src/generated/operations.ts': {
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        scalars: { Date: 'string', ID: 'string' },
        enumType: 'string-literal',
        useTypeImports: true,
        skipTypename: false,
        nonOptionalTypename: true,
        avoidOptionals: false,
        optimizeDocumentNode: true,
      },
    },
  },
}

export default config
