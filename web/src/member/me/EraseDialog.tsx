import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Note } from '../../ui/Note.tsx'
import { useMemberWords } from '../words/use-member-words.ts'

interface EraseDialogProps {
  /** Ballots that were not sent yet: they would be lost. */
  waiting: number
  onClose: () => void
  onErase: () => void
}

/** Names what is erased and what is kept; the safe button comes first. */
export function EraseDialog({ waiting, onClose, onErase }: EraseDialogProps) {
  const { t } = useMemberWords()
  const actions = (
    <>
      <Button onClick={onClose}>{t('app.cancel')}</Button>
      <Button kind="second" className="border-gach! text-gach!" onClick={onErase}>
        {t('me.eraseYes')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('me.eraseTitle')} onClose={onClose} actions={actions}>
      <p>{t('me.eraseCost')}</p>
      {waiting > 0 ? <Note kind="warn">{t('me.eraseWaiting', { n: waiting })}</Note> : null}
    </Dialog>
  )
}
