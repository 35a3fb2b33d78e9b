import { useApolloClient } from '@apollo/client/react'
import type { ApolloClient } from '@apollo/client'
import { CampaignBoardDocument } from '../../generated/operations.ts'
import { boardTable } from './board-table.ts'
import type { DetailedCampaign } from './CampaignPage.tsx'
import { ExportButtons } from '../shell/ExportButtons.tsx'
import { PAGE, type BoardFilterValue, type BoardRow } from './use-board.ts'
import { useCampaignWords } from './use-campaign-words.ts'

type ExportBoardProps = { campaign: DetailedCampaign; filter: BoardFilterValue }

/** The board as a file: all rows of the filter. */
export function ExportBoard({ campaign, filter }: ExportBoardProps) {
  const { t, nameOf, other } = useCampaignWords()
  const client = useApolloClient()
  const rows = async () => boardTable(await fetchRows(client, filter), other, nameOf)
  const name = `board-${campaign.id.slice(0, 12)}`
  return <ExportButtons name={name} what={t('league.title')} rows={rows} />
}

/** @throws what kept one page away: never half a file */
async function fetchRows(client: ApolloClient, filter: BoardFilterValue): Promise<BoardRow[]> {
  const rows: BoardRow[] = []
  let after: string | null = null
  for (;;) {
    const page: BoardPage = await fetchPage(client, filter, after)
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
): Promise<BoardPage> {
  const { data, error } = await client.query({
    query: CampaignBoardDocument,
    variables: { ...filter, first: PAGE, after },
    fetchPolicy: 'no-cache',
  })
  const board = data?.campaign?.board
  if (error || !board) throw error ?? new Error('no board')
  const next = board.pageInfo.hasNextPage ? board.pageInfo.endCursor : null
  return { rows: board.edges.map(({ node }) => node), next }
}
