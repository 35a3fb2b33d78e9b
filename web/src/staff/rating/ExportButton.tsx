import { useApolloClient } from '@apollo/client/react'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { useStaffWords } from '../use-staff-words.ts'
import { boardCsv } from './board-csv.ts'
import { csvText, download } from './csv.ts'
import { fetchAllRatings } from './fetch-all-ratings.ts'
import type { BoardFilterValue } from './use-board-ratings.ts'

/** The board as a file: all rows of the filter, the same figures and gaps as on the page. */
export function ExportButton({ filter }: { filter: BoardFilterValue }) {
  const { t, both, has, other } = useStaffWords()
  const client = useApolloClient()
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle')
  const say = (id: string) => (has(id) ? other(id) : id)
  const save = async () => {
    setState('busy')
    const ratings = await fetchAllRatings(client, filter)
    if (ratings) download(`ratings-${filter.year}.csv`, csvText(boardCsv(ratings, say, both)))
    setState(ratings ? 'idle' : 'failed')
  }
  return (
    <button type="button" className="sbtn" disabled={state === 'busy'} onClick={() => void save()}>
      <Download size={16} strokeWidth={1.8} aria-hidden="true" />
      {state === 'failed' ? t('export.failed') : t('export.do')}
    </button>
  )
}
