import { useState, type FormEvent } from 'react'
import type { CampaignMove } from '../../generated/operations.ts'
import { Dialog } from '../../ui/staff/Dialog.tsx'
import type { DetailedCampaign } from './CampaignPage.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { TextArea } from './TextArea.tsx'
import type { Acting } from '../shell/use-act.ts'
import { useCampaignWords, type CampaignWord } from './use-campaign-words.ts'

type MoveDialogProps = {
  campaign: DetailedCampaign
  /** The move that is asked about; null = closed. */
  move: CampaignMove | null
  acts: Acting
  onMove: (move: CampaignMove, reason: string | null) => Promise<void>
  onClose: () => void
}

/** What the dialog of a move says: the consequence, what is kept, and whether a reason is asked. */
const asks: Partial<
  Record<CampaignMove, { lines: readonly CampaignWord[]; reason: boolean; danger: boolean }>
> = {
  RETURN: { lines: ['ask.RETURN.what'], reason: true, danger: false },
  PUBLISH: { lines: ['ask.PUBLISH.what', 'ask.PUBLISH.kept'], reason: false, danger: false },
  END: { lines: ['ask.END.what', 'ask.END.kept'], reason: false, danger: false },
  PUBLISH_RESULTS: {
    lines: ['ask.PUBLISH_RESULTS.what', 'ask.PUBLISH_RESULTS.kept'],
    reason: false,
    danger: false,
  },
  SUSPEND: { lines: ['ask.SUSPEND.what', 'ask.SUSPEND.kept'], reason: true, danger: true },
  CANCEL: {
    lines: ['ask.CANCEL.what', 'ask.CANCEL.below', 'ask.CANCEL.kept'],
    reason: true,
    danger: true,
  },
}

/** Before a move that cannot be taken back: the thing, the consequence, what is kept (web.md 4.6, Danger). */
export function MoveDialog({ campaign, move, acts, onMove, onClose }: MoveDialogProps) {
  const { t, both } = useCampaignWords()
  const ask = move ? asks[move] : undefined
  const title = move
    ? t('ask.title', { move: t(`cmove.${move}.do`), title: both(campaign.title) })
    : ''
  return (
    <Dialog title={title} open={ask !== undefined} onClose={onClose}>
      {move && ask ? (
        <div className="sdialog-body">
          <ul className="dashes">
            {ask.lines.map((line) => (
              <li key={line}>{t(line)}</li>
            ))}
          </ul>
          <MoveForm
            needsReason={ask.reason}
            danger={ask.danger}
            word={t(`cmove.${move}.do`)}
            acts={acts}
            onSend={async (reason) => await onMove(move, reason)}
            onClose={onClose}
          />
        </div>
      ) : null}
    </Dialog>
  )
}

type MoveFormProps = {
  needsReason: boolean
  danger: boolean
  word: string
  acts: Acting
  onSend: (reason: string | null) => Promise<void>
  onClose: () => void
}

function MoveForm({ needsReason, danger, word, acts, onSend, onClose }: MoveFormProps) {
  const { t } = useCampaignWords()
  const [reason, setReason] = useState('')
  const short = needsReason && reason.trim().length < 5
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!short) void onSend(needsReason ? reason.trim() : null)
  }
  return (
    <form onSubmit={submit}>
      {needsReason ? (
        <TextArea
          id="reason"
          label={t('ask.reason')}
          hint={t('ask.reason.hint')}
          value={reason}
          onText={setReason}
        />
      ) : null}
      <RefusedNote refused={acts.refused} />
      <div className="sdialog-acts">
        <button type="button" className="sbtn" data-safe onClick={onClose}>
          {t('app.cancel')}
        </button>
        <button
          type="submit"
          className={danger ? 'sbtn danger' : 'sbtn first'}
          disabled={short || acts.busy}
        >
          {acts.busy ? t('move.busy') : word}
        </button>
      </div>
    </form>
  )
}
