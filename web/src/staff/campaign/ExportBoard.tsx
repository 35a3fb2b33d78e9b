import { useApolloClient } from '@apollo/client/react'
import type { ApolloClient } from '@apollo/client'
import { CampaignBoardDocument } from '../../generated/operations.ts'
import { boardTable } from './board-table.ts'
import type { DetailedCampaign } from './CampaignPage.tsx'
import { ExportButtons } from './ExportButtons.tsx'
import { PAGE, type BoardFilterValue, type BoardRow } from './use-board.ts'
import { useCampaignWords } from './use-campaign-words.ts'

type ExportBoardProps = { campaign: DetailedCampaign; filter: BoardFilterValue }

/** The board as a file: all rows of the filter. */
export function ExportBoard({ campaign, filter }: ExportBoardProps) {
  const { t, both, other } = useCampaignWords()
  const client = useApolloClient()
  const rows = async () => {
    const found = await fetchRows(client, filter)
    return found && boardTable(found, other, both)
  }
  const name = `board-${campaign.id.slice(0, 12)}`
  return <ExportButtons name={name} what={t('league.title')} rows={rows} />
}

async function fetchRows(
  client: ApolloClient,
  filter: BoardFilterValue,
): Promise<BoardRow[] | null> {
  const rows: BoardRow[] = []
  let after: string | null = null
  for (;;) {
    const page: BoardPage | null = await fetchPage(client, filter, after)
    if (!page) return null
    rows.push(...page.rows)
    if (page.next === null) return rows
    after = page.next
  }
}

type BoardPage = { rows: BoardRow[]; next: string | null }

async function fetchPage(
  client: ApolloClient,
  filter: BoardFilterValue,
  after: string | null,
): Promise<BoardPage | null> {
  const { data, error } = await client.query({
    query: CampaignBoardDocument,
    variables: { ...filter, first: PAGE, after },
    fetchPolicy: 'no-cache',
  })
  const board = data?.campaign?.board
  if (error || !board) return null
  const next = board.pageInfo.hasNextPage ? board.pageInfo.endCursor : null
  return { rows: board.edges.map(({ node }) => node), next }
}
