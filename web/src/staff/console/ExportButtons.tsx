import { Download } from 'lucide-react'
import type { Cell } from '../rating/csv.ts'
import { saveTable } from '../campaign/save-table.ts'
import { useConsoleWords } from './use-console-words.ts'

/** The table as it is shown, as a file; what is not told on the page is not told in it. */
export function ExportButtons({ name, rows }: { name: string; rows: (() => Cell[][]) | null }) {
  const { t } = useConsoleWords()
  return (['csv', 'xlsx'] as const).map((kind) => (
    <button
      key={kind}
      type="button"
      className="sbtn"
      disabled={!rows}
      aria-label={t(`console.export.${kind}.what`)}
      onClick={() => {
        if (rows) void saveTable(name, kind, rows())
      }}
    >
      {kind === 'csv' ? <Download size={16} strokeWidth={1.8} aria-hidden="true" /> : null}
      {t(`console.export.${kind}`)}
    </button>
  ))
}
