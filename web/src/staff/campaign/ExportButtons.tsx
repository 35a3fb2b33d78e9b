import { Download } from 'lucide-react'
import { useState } from 'react'
import type { Cell } from '../rating/csv.ts'
import { saveTable, type FileKind } from './save-table.ts'
import { useCampaignWords } from './use-campaign-words.ts'

type ExportButtonsProps = {
  /** Name of the file, without its ending. */
  name: string
  /** What the file is of, for readers who hear the button. */
  what: string
  /** All rows, or null when they could not be had: never half a file. */
  rows: () => Promise<Cell[][] | null>
}

/** A table as CSV or as a spreadsheet, with the same gaps as on the page. */
export function ExportButtons({ name, what, rows }: ExportButtonsProps) {
  const { t } = useCampaignWords()
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle')
  const save = async (kind: FileKind) => {
    setState('busy')
    const table = await rows().catch(() => null)
    if (table) await saveTable(name, kind, table)
    setState(table ? 'idle' : 'failed')
  }
  return (
    <span className="exports">
      {(['csv', 'xlsx'] as const).map((kind) => (
        <button
          key={kind}
          type="button"
          className="sbtn"
          disabled={state === 'busy'}
          aria-label={t(`export.${kind}.what`, { what })}
          onClick={() => void save(kind)}
        >
          <Download size={16} strokeWidth={1.8} aria-hidden="true" />
          {t(`export.${kind}`)}
        </button>
      ))}
      {state === 'failed' ? (
        <span className="sfield-error" role="alert">
          {t('export.failed')}
        </span>
      ) : null}
    </span>
  )
}
