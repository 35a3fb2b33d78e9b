import { useMutation } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import {
  ApproveRatingsDocument,
  BoardCycleDocument,
  BoardRatingsDocument,
} from '../../generated/operations.ts'
import { Dialog } from '../../ui/staff/Dialog.tsx'
import { TextField } from '../../ui/staff/Field.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { useRefused } from '../shell/use-refused.ts'
import { useStaffWords } from '../use-staff-words.ts'
import type { BoardCycle } from './BoardPage.tsx'

/** Approval by the other officer, with the number of the decision; publishes by audience (D-19). */
export function ApproveButton({ cycle, tied }: { cycle: BoardCycle; tied: boolean }) {
  const { t } = useStaffWords()
  const [open, setOpen] = useState(false)
  if (!cycle.moves.includes('APPROVE')) return null
  return (
    <>
      <button type="button" className="sbtn first" onClick={() => setOpen(true)}>
        {t('approve.open')}
      </button>
      <Dialog
        title={t('approve.title', { year: String(cycle.year) })}
        open={open}
        onClose={() => setOpen(false)}
      >
        <div className="sdialog-body">
          <ul className="dashes">
            <li>{t('approve.publishes')}</li>
            <li>{t('approve.members')}</li>
            {tied ? <li>{t('approve.tied')}</li> : null}
          </ul>
          <ApproveForm cycle={cycle} onClose={() => setOpen(false)} />
        </div>
      </Dialog>
    </>
  )
}

function ApproveForm({ cycle, onClose }: { cycle: BoardCycle; onClose: () => void }) {
  const { t } = useStaffWords()
  const [decisionNo, setDecisionNo] = useState('')
  const { approve, busy, refused } = useApprove(cycle)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (await approve(decisionNo.trim())) onClose()
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <TextField
        id="decision"
        label={t('approve.decision')}
        hint={t('approve.decision.hint')}
        error={refused?.message}
        autoComplete="off"
        value={decisionNo}
        onChange={(event) => setDecisionNo(event.target.value)}
      />
      <RefusedNote refused={refused} />
      <div className="sdialog-acts">
        <button type="button" className="sbtn" data-safe onClick={onClose}>
          {t('approve.back')}
        </button>
        <button type="submit" className="sbtn first" disabled={busy || decisionNo.trim() === ''}>
          {busy ? t('move.busy') : t('approve.do')}
        </button>
      </div>
    </form>
  )
}

function useApprove({ id, version }: BoardCycle) {
  const { refused, refuse, forget } = useRefused()
  const [send, { loading }] = useMutation(ApproveRatingsDocument, {
    refetchQueries: [BoardCycleDocument, BoardRatingsDocument],
  })
  const approve = async (decisionNo: string) => {
    forget()
    const { data, error } = await send({ variables: { cycle: id, version, decisionNo } })
    const result = data?.approveRatings
    if (result?.__typename === 'RatingCycleChanged') return true
    refuse(result, error)
    return false
  }
  return { approve, busy: loading, refused }
}
