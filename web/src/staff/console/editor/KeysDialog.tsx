import { Dialog } from '../../../ui/staff/Dialog.tsx'
import { useConsoleWords, type ConsoleWord } from '../use-console-words.ts'

const keys: readonly (readonly [string, ConsoleWord])[] = [
  ['Ctrl Enter', 'console.keys.run'],
  ['Ctrl Space', 'console.keys.complete'],
  ['Ctrl Shift F', 'console.keys.prettify'],
  ['F1', 'console.keys.docs'],
  ['F8', 'console.keys.problems'],
  ['Ctrl Z', 'console.keys.undo'],
  ['Ctrl /', 'console.keys.comment'],
  ['Tab', 'console.keys.leave'],
]

/** Everything the editor understands from the keyboard. */
export function KeysDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useConsoleWords()
  return (
    <Dialog title={t('console.keys.title')} open={open} onClose={onClose}>
      <div className="sdialog-body">
        <dl className="con-keys">
          {keys.map(([key, word]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{t(word)}</dd>
            </div>
          ))}
        </dl>
        <p className="sdialog-acts">
          <button type="button" className="sbtn" data-safe onClick={onClose}>
            {t('app.close')}
          </button>
        </p>
      </div>
    </Dialog>
  )
}
