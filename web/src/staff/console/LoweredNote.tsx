import { Undo2 } from 'lucide-react'
import { sizeName } from './cost-hint.ts'
import { useConsoleWords } from './use-console-words.ts'
import type { Lowered } from './use-lower.ts'

type LoweredNoteProps = { lowered: Lowered | null; onUndo: () => void }

/** What was just made smaller, and the way back. */
export function LoweredNote({ lowered, onUndo }: LoweredNoteProps) {
  const { t } = useConsoleWords()
  return (
    <div role="status">
      {lowered ? (
        <p className="con-lowered">
          {t('console.cost.lowered', {
            field: lowered.field,
            what: sizeName(lowered.hint),
            size: lowered.hint.from,
            fits: lowered.hint.fits ?? 0,
          })}
          <button type="button" className="sbtn" onClick={onUndo}>
            <Undo2 size={16} strokeWidth={1.8} aria-hidden="true" />
            {t('console.cost.undo')}
          </button>
        </p>
      ) : null}
    </div>
  )
}
