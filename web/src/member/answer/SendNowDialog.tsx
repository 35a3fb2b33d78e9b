import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useMemberWords } from '../words/use-member-words.ts'

/** Says once what sending now costs (D-15); the safe button comes first. */
export function SendNowDialog({ onClose, onSend }: { onClose: () => void; onSend: () => void }) {
  const { t } = useMemberWords()
  const actions = (
    <>
      <Button onClick={onClose}>{t('app.cancel')}</Button>
      <Button kind="second" onClick={onSend}>
        {t('now.yes')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('now.title')} onClose={onClose} actions={actions}>
      <p>{t('now.cost')}</p>
    </Dialog>
  )
}
