import { Kind, parse } from 'graphql'
import { readAllowList } from '../src/operations.ts'

export type Measured = {
  name: 'small' | 'page' | 'heavy'
  /** The operation of the web it is, and its trusted document. */
  operation: string
  documentId: string
  text: string
  variables: Record<string, unknown>
  /** Requests until what runs often is compiled: a busy machine may not measure the warming-up. */
  warmUp: number
}

const WANTED = {
  // what a leader sees of their own rating: ratings, then membership twice at the same time
  small: ['MyRatings', {}, 4_000],
  // the page of a campaign: campaigns, then membership at six places
  page: ['CampaignDetail', { id: 'C-1' }, 1_500],
  // a hundred rows of the staff's board: each with a person and a union of their own
  heavy: ['BoardRatings', { year: 2023 }, 500],
} as const

/**
 * The three operations that are measured, byte for byte as the web sends them.
 * @throws Error when the web has no such operation any more
 */
export function readOperations(): Measured[] {
  const known = new Map(Object.entries(readAllowList()).map((row) => [nameOf(row[1]), row]))
  return (['small', 'page', 'heavy'] as const).map((name) => {
    const [operation, variables, warmUp] = WANTED[name]
    const [documentId, text] = known.get(operation) ?? []
    if (!documentId || !text) throw new Error(`the web has no operation ${operation}`)
    return { name, operation, documentId, text, variables, warmUp }
  })
}

function nameOf(text: string): string | undefined {
  const operation = parse(text).definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)
  return operation?.kind === Kind.OPERATION_DEFINITION ? operation.name?.value : undefined
}

/** One subgraph asked directly: what transport and load generator cost without a gateway. */
export const DIRECT = {
  query: 'query Direct { myRatings { id post state level cycle { id year } } }',
} as const
