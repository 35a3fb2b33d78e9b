import { useMutation } from '@apollo/client/react'
import { X } from 'lucide-react'
import { useState } from 'react'
import { CancelRatingRunDocument, RunCycleDocument } from '../../generated/operations.ts'
import { Dialog } from '../../ui/staff/Dialog.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { useRefused } from '../shell/use-refused.ts'
import { useStaffWords } from '../use-staff-words.ts'

/** Cancelling a run: asks once, says what it costs and what is kept. */
export function CancelRun({ id }: { id: string }) {
  const { t } = useStaffWords()
  const [open, setOpen] = useState(false)
  const { cancel, busy, refused } = useCancel(id)
  const sure = async () => {
    if (await cancel()) setOpen(false)
  }
  return (
    <>
      <button type="button" className="sbtn danger" onClick={() => setOpen(true)}>
        <X size={16} strokeWidth={1.8} aria-hidden="true" />
        {t('cancel.open')}
      </button>
      <Dialog title={t('cancel.title')} open={open} onClose={() => setOpen(false)}>
        <div className="sdialog-body">
          <p>{t('cancel.line')}</p>
          <p className="quiet">{t('cancel.again')}</p>
          <RefusedNote refused={refused} />
          <div className="sdialog-acts">
            <button type="button" className="sbtn" data-safe onClick={() => setOpen(false)}>
              {t('cancel.back')}
            </button>
            <button
              type="button"
              className="sbtn danger"
              disabled={busy}
              onClick={() => void sure()}
            >
              {t('cancel.do')}
            </button>
          </div>
        </div>
      </Dialog>
    </>
  )
}

function useCancel(id: string) {
  const { refused, refuse } = useRefused()
  const [send, { loading }] = useMutation(CancelRatingRunDocument, {
    variables: { id },
    refetchQueries: [RunCycleDocument],
  })
  const cancel = async () => {
    const { data, error } = await send()
    const result = data?.cancelRatingRun
    if (result?.__typename === 'RatingRunCancelled') return true
    refuse(result, error)
    return false
  }
  return { cancel, busy: loading, refused }
}
