import { Play, Save } from 'lucide-react'
import { ExportButtons } from '../shell/ExportButtons.tsx'
import { fileName } from './file-name.ts'
import { useHiddenWords } from './result/use-hidden-words.ts'
import { rowsToSave } from './table/rows-to-save.ts'
import type { Table } from './table/table.ts'
import { useConsoleWords } from './use-console-words.ts'

type DeskActsProps = {
  title: string
  /** The table as it is shown; what is not told on the page is not told in a file. */
  table: Table | undefined
  /** A part of the answer is missing: its files say so by name too. */
  isPartial: boolean
  onSave: () => void
  onRun: () => void
}

/** What can be done with the open question: keep it, take its answer away, run it. */
export function DeskActs({ title, table, isPartial, onSave, onRun }: DeskActsProps) {
  const { t } = useConsoleWords()
  const say = useHiddenWords()
  return (
    <>
      <button type="button" className="sbtn" onClick={onSave}>
        <Save size={16} strokeWidth={1.8} aria-hidden="true" />
        {t('console.save.do')}
      </button>
      <ExportButtons
        name={fileName(isPartial ? `${title} ${t('console.export.partial')}` : title)}
        what={title}
        rows={
          table && table.rows.length > 0
            ? () => rowsToSave(table, say, t('console.missing.cell'))
            : null
        }
      />
      <button
        type="button"
        className="sbtn first"
        aria-keyshortcuts="Control+Enter"
        onClick={onRun}
      >
        <Play size={16} strokeWidth={1.8} aria-hidden="true" />
        {t('console.editor.run')}
        <kbd aria-hidden="true">Ctrl ↵</kbd>
      </button>
    </>
  )
}
