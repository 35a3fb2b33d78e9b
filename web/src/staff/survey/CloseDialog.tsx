import { useState, type FormEvent } from 'react'
import { Dialog } from '../../ui/staff/Dialog.tsx'
import { TextField } from '../../ui/staff/Field.tsx'
import { useStaffWords } from '../use-staff-words.ts'
import type { useSurveyMove } from './use-survey-move.ts'
import { RefusedNote } from '../shell/RefusedNote.tsx'

/** What closing needs to know of a survey. */
export type ClosableSurvey = { id: string; title: { vi: string; en: string } }

type CloseDialogProps = {
  survey: ClosableSurvey
  moves: ReturnType<typeof useSurveyMove>
  open: boolean
  onClose: () => void
}

/** Closing: what stops, what is lost, what is kept; the Vietnamese title is typed by hand (D-19). */
export function CloseDialog({ survey, moves, open, onClose }: CloseDialogProps) {
  const { t } = useStaffWords()
  return (
    <Dialog title={t('close.title')} open={open} onClose={onClose}>
      <div className="sdialog-body">
        <ul className="dashes">
          <li>{t('close.stops')}</li>
          <li>
            <strong>{t('close.lost')}</strong>
          </li>
          <li>{t('close.kept')}</li>
        </ul>
        <CloseForm survey={survey} moves={moves} onClose={onClose} />
      </div>
    </Dialog>
  )
}

function CloseForm({ survey, moves, onClose }: Omit<CloseDialogProps, 'open'>) {
  const { t } = useStaffWords()
  const [typed, setTyped] = useState('')
  const matches = typed.normalize('NFC').trim() === survey.title.vi.normalize('NFC').trim()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (matches && (await moves.move('CLOSE', typed.normalize('NFC').trim()))) onClose()
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <TextField
        id="close-title"
        label={t('close.type')}
        hint={<b lang="vi">{survey.title.vi}</b>}
        lang="vi"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <RefusedNote refused={moves.refused} />
      <div className="sdialog-acts">
        <button type="button" className="sbtn" data-safe onClick={onClose}>
          {t('close.back')}
        </button>
        <button type="submit" className="sbtn danger" disabled={!matches || moves.busy}>
          {moves.busy ? t('move.busy') : t('close.do')}
        </button>
      </div>
    </form>
  )
}
