import { useQuery } from '@apollo/client/react'
import { AudienceChoicesDocument } from '../../generated/operations.ts'
import { useViewer } from '../shell/viewer.ts'

/** An upper union with its name. */
export type UpperUnion = { id: string; name: { vi: string; en: string } }

/** The upper unions below the organisation of the role; empty until they are known. */
export function useUpperUnions(): readonly UpperUnion[] {
  const { acting } = useViewer()
  const { data } = useQuery(AudienceChoicesDocument, {
    variables: { organization: acting.organization.id },
  })
  const nodes = data?.organization?.children.edges.map(({ node }) => node) ?? []
  return nodes.filter(({ level }) => level === 'DIRECT_UPPER')
}
