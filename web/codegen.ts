import type { CodegenConfig } from '@graphql-codegen/cli'
import { printSchema } from 'graphql'
import { readGraph } from './tools/graph.ts'
import { laterParts } from './tools/later-parts.ts'

const output = {
  plugins: ['typescript-operations', 'typed-document-node'],
  config: {
    scalars: { Date: 'string', ID: 'string', Vnd: 'number' },
    enumType: 'string-literal',
    useTypeImports: true,
    nonOptionalTypename: true,
    optimizeDocumentNode: true,
  },
}

/** Types and documents of every operation, one file an area: the member's page never loads the staff's. */
const config: CodegenConfig = {
  // `@unmask` is Apollo Client's own: the pages read a shared selection as if it stood in the operation.
  schema: `${printSchema(readGraph())}\ndirective @unmask on FRAGMENT_SPREAD`,
  generates: {
    'src/generated/member-operations.ts': {
      documents: ['src/member/**/*.graphql', ...laterParts.map((part) => `!${part}`)],
      ...output,
    },
    'src/generated/later-operations.ts': { documents: laterParts, ...output },
    'src/generated/operations.ts': {
      documents: ['src/staff/**/*.graphql', '!src/staff/console/questions/*'],
      ...output,
    },
  },
}

export default config
