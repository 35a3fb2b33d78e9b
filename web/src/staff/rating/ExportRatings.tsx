import { useApolloClient } from '@apollo/client/react'
import { ExportButtons } from '../shell/ExportButtons.tsx'
import { useStaffWords } from '../use-staff-words.ts'
import { boardCsv } from './board-csv.ts'
import { fetchAllRatings } from './fetch-all-ratings.ts'
import type { BoardFilterValue } from './use-board-ratings.ts'

type ExportRatingsProps = { filter: BoardFilterValue; what: string }

/** The board as a file: all rows of the filter, the same figures and gaps as on the page. */
export function ExportRatings({ filter, what }: ExportRatingsProps) {
  const { both, has, other } = useStaffWords()
  const client = useApolloClient()
  const say = (id: string) => (has(id) ? other(id) : id)
  const rows = async () => boardCsv(await fetchAllRatings(client, filter), say, both)
  return <ExportButtons name={`ratings-${filter.year}`} what={what} rows={rows} />
}
