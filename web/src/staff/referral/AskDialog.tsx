import { Dialog } from '../../ui/staff/Dialog.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import type { Acting } from '../shell/use-act.ts'
import { useReferralWords } from './use-referral-words.ts'

type AskDialogProps = {
  title: string
  text: string
  /** The word on the button that does it. */
  word: string
  open: boolean
  acts: Acting
  onDo: () => Promise<void>
  onClose: () => void
}

/** Before a step that cannot be taken back: what follows, the safe button first. */
export function AskDialog({ title, text, word, open, acts, onDo, onClose }: AskDialogProps) {
  const { t } = useReferralWords()
  return (
    <Dialog title={title} open={open} onClose={onClose}>
      <div className="sdialog-body">
        <p>{text}</p>
        <RefusedNote refused={acts.refused} />
        <div className="sdialog-acts">
          <button type="button" className="sbtn" data-safe onClick={onClose}>
            {t('ref.back')}
          </button>
          <button
            type="button"
            className="sbtn first"
            disabled={acts.busy}
            onClick={() => void onDo()}
          >
            {word}
          </button>
        </div>
      </div>
    </Dialog>
  )
}
