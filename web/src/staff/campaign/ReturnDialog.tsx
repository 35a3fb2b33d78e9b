import { useState, type FormEvent } from 'react'
import { Dialog } from '../../ui/staff/Dialog.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { TextArea } from './TextArea.tsx'
import type { Refused } from '../shell/use-refused.ts'
import { useCampaignWords } from './use-campaign-words.ts'

type ReturnDialogProps = {
  title: string
  open: boolean
  busy: boolean
  refused: Refused | null
  onReturn: (reason: string) => Promise<void>
  onClose: () => void
}

/** Gives something back with the reason the other side reads. */
export function ReturnDialog({ title, open, onClose, ...form }: ReturnDialogProps) {
  const { t } = useCampaignWords()
  return (
    <Dialog title={title} open={open} onClose={onClose}>
      <div className="sdialog-body">
        <p>{t('return.what')}</p>
        <ReturnForm {...form} onClose={onClose} />
      </div>
    </Dialog>
  )
}

type ReturnFormProps = Omit<ReturnDialogProps, 'title' | 'open'>

function ReturnForm({ busy, refused, onReturn, onClose }: ReturnFormProps) {
  const { t } = useCampaignWords()
  const [reason, setReason] = useState('')
  const short = reason.trim().length < 5
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!short) void onReturn(reason.trim())
  }
  return (
    <form onSubmit={submit}>
      <TextArea
        id="return-reason"
        label={t('ask.reason')}
        hint={t('ask.reason.hint')}
        value={reason}
        onText={setReason}
      />
      <RefusedNote refused={refused} />
      <div className="sdialog-acts">
        <button type="button" className="sbtn" data-safe onClick={onClose}>
          {t('app.cancel')}
        </button>
        <button type="submit" className="sbtn first" disabled={short || busy}>
          {busy ? t('move.busy') : t('return.do')}
        </button>
      </div>
    </form>
  )
}
