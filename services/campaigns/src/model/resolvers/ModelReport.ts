import type { ModelReportResolvers } from '../../generated/types.generated.ts'

export const ModelReport: ModelReportResolvers = {
  by: ({ by }) => ({ __typename: 'Member', id: by }),
}
