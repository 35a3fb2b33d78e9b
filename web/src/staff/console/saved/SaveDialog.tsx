import { useState, type FormEvent } from 'react'
import { Dialog } from '../../../ui/staff/Dialog.tsx'
import { TextField } from '../../../ui/staff/Field.tsx'
import { useConsoleWords } from '../use-console-words.ts'
import { RefusedNote } from '../../shell/RefusedNote.tsx'
import type { Refused } from '../../shell/use-refused.ts'

type SaveDialogProps = {
  /** What the dialog begins with; null: closed. */
  begin: { title: string; shared: boolean; rename: boolean } | null
  busy: boolean
  refused: Refused | null
  onSave: (title: string, shared: boolean) => Promise<void>
  onClose: () => void
}

/** Asks for the name of a question that is saved, and whether colleagues may see it. */
export function SaveDialog({ begin, onClose, ...rest }: SaveDialogProps) {
  const { t } = useConsoleWords()
  return (
    <Dialog
      title={t(begin?.rename ? 'console.save.rename' : 'console.save.title')}
      open={begin !== null}
      onClose={onClose}
    >
      {begin ? <SaveForm key={begin.title} begin={begin} onClose={onClose} {...rest} /> : null}
    </Dialog>
  )
}

type SaveFormProps = Omit<SaveDialogProps, 'begin'> & {
  begin: NonNullable<SaveDialogProps['begin']>
}

function SaveForm({ begin, busy, refused, onSave, onClose }: SaveFormProps) {
  const { t } = useConsoleWords()
  const [title, setTitle] = useState(begin.title)
  const [shared, setShared] = useState(begin.shared)
  const fits = title.trim().length >= 1 && title.trim().length <= 80
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (fits) void onSave(title.trim(), shared)
  }
  return (
    <form onSubmit={submit}>
      <p>{t('console.save.what')}</p>
      <TextField
        id="save-title"
        label={t('console.save.name')}
        hint={t('console.save.name.hint')}
        value={title}
        maxLength={80}
        autoComplete="off"
        data-safe
        onChange={(event) => setTitle(event.target.value)}
      />
      <label className="con-check">
        <input
          type="checkbox"
          checked={shared}
          onChange={(event) => setShared(event.target.checked)}
        />
        {t('console.save.share')}
      </label>
      <RefusedNote refused={refused} />
      <div className="sdialog-acts">
        <button type="button" className="sbtn" onClick={onClose}>
          {t('app.cancel')}
        </button>
        <button type="submit" className="sbtn first" disabled={!fits || busy}>
          {t('console.save.do')}
        </button>
      </div>
    </form>
  )
}
