import { defineConfig } from '@eddeee888/gcg-typescript-resolver-files'
import type { CodegenConfig } from '@graphql-codegen/cli'
import { sdlFiles } from './src/sdl.ts'

/**
 * The one server-preset configuration of every subgraph: types into src/generated, resolver files beside the
 * schema of their slice. Federation directives are composed from the SDL itself, never from this output.
 */
export const subgraphCodegen: CodegenConfig = {
  schema: sdlFiles('src'),
  generates: {
    src: defineConfig({
      mode: 'modules',
      resolverTypesPath: './generated/types.generated.ts',
      resolverMainFile: './generated/resolvers.generated.ts',
      typeDefsFilePath: './generated/typeDefs.generated.ts',
      resolverMainFileMode: 'merged',
      mergeSchema: false,
      importExtension: '.ts',
      resolverGeneration: 'minimal',
      scalarsOverrides: {
        Date: { type: 'string', resolver: '~@tinnhiem/kit/date-scalar#DateScalar' },
        ID: { type: 'string' },
        Vnd: { type: 'number' },
      },
      typesPluginsConfig: {
        contextType: '../context.ts#Context',
        federation: true,
        enumsAsTypes: true,
        useTypeImports: true,
      },
    }),
  },
}
