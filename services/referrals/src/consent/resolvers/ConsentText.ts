import type { ConsentTextResolvers } from '../../generated/types.generated.ts'

export const ConsentText: ConsentTextResolvers = {
  steps: ({ steps }) => [...steps],
  paragraphs: ({ paragraphs }) => [...paragraphs],
}
