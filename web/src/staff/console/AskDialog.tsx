import { Dialog } from '../../ui/staff/Dialog.tsx'
import { useConsoleWords } from './use-console-words.ts'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import type { Refused } from '../shell/use-refused.ts'

type AskDialogProps = {
  title: string
  open: boolean
  /** The consequence, then what is kept. */
  lines: readonly string[]
  word: string
  busy: boolean
  refused: Refused | null
  onDo: () => void
  onClose: () => void
}

/** Before something that cannot be taken back: the thing, the consequence, what is kept; the safe button has the focus. */
export function AskDialog({
  title,
  open,
  lines,
  word,
  busy,
  refused,
  onDo,
  onClose,
}: AskDialogProps) {
  const { t } = useConsoleWords()
  return (
    <Dialog title={title} open={open} onClose={onClose}>
      <div className="sdialog-body">
        <ul className="dashes">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <RefusedNote refused={refused} />
        <div className="sdialog-acts">
          <button type="button" className="sbtn" data-safe onClick={onClose}>
            {t('app.cancel')}
          </button>
          <button type="button" className="sbtn danger" disabled={busy} onClick={onDo}>
            {word}
          </button>
        </div>
      </div>
    </Dialog>
  )
}
