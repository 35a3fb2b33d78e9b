import { Download } from 'lucide-react'
import { useState } from 'react'
import { useStaffWords } from '../use-staff-words.ts'
import type { Cell } from './csv.ts'
import { RefusedNote } from './RefusedNote.tsx'
import { saveTable, type FileKind } from './save-table.ts'
import { useRefused } from './use-refused.ts'

type ExportButtonsProps = {
  /** Name of the file, without its ending. */
  name: string
  /** What the file is of, for readers who hear the button. */
  what: string
  /** All rows; throws what stood in the way: never half a file. Null: there is nothing to take away. */
  rows: (() => Cell[][] | Promise<Cell[][]>) | null
}

/** A table as CSV or as a spreadsheet, with the same gaps as on the page. */
export function ExportButtons({ name, what, rows }: ExportButtonsProps) {
  const { t } = useStaffWords()
  const [busy, setBusy] = useState(false)
  const { refused, refuse, forget } = useRefused()
  const save = async (kind: FileKind) => {
    setBusy(true)
    forget()
    try {
      if (rows) await saveTable(name, kind, await rows())
    } catch (error) {
      refuse(null, error)
    }
    setBusy(false)
  }
  return (
    <span className="exports">
      {(['csv', 'xlsx'] as const).map((kind) => (
        <button
          key={kind}
          type="button"
          className="sbtn"
          disabled={busy || !rows}
          aria-label={t(`export.${kind}.what`, { what })}
          onClick={() => void save(kind)}
        >
          <Download size={16} strokeWidth={1.8} aria-hidden="true" />
          {t(`export.${kind}`)}
        </button>
      ))}
      <RefusedNote
        refused={refused && { ...refused, message: t('export.failed', { why: refused.message }) }}
      />
    </span>
  )
}
