import { useMutation } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { domainNow } from '../../device/time.ts'
import { dayOf } from '../../format/date.ts'
import { ReportProgressDocument, UnitCampaignsDocument } from '../../generated/operations.ts'
import { TextField } from '../../ui/staff/Field.tsx'
import type { OpenCampaign, Participation } from './participation.ts'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { useAct } from '../shell/use-act.ts'
import { useCampaignWords } from './use-campaign-words.ts'

type ReportFormProps = { participation: Participation; campaign: OpenCampaign['campaign'] }

/** The result up to now, as one number; a later one corrects an earlier one and both are kept. */
export function ReportForm({ participation, campaign }: ReportFormProps) {
  const { t } = useCampaignWords()
  const [value, setValue] = useState('')
  const [note, setNote] = useState('')
  const { report, busy, refused } = useReport(participation)
  const id = participation.id
  const late = campaign.endsOn !== null && dayOf(domainNow()) > campaign.endsOn
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (value === '' || !(await report(Number(value), note.trim() || null))) return
    setValue('')
    setNote('')
  }
  return (
    <form className="stack-gap" onSubmit={(event) => void submit(event)} noValidate>
      <div className="form-two">
        <TextField
          id={`value-${id}`}
          inputMode="numeric"
          label={t('report.value')}
          hint={late ? t('report.value.late') : t('report.value.hint')}
          error={refused?.field === 'value' ? refused.message : undefined}
          value={value}
          onChange={(event) => setValue(event.target.value.replace(/\D/g, ''))}
        />
        <TextField
          id={`note-${id}`}
          label={t('report.note')}
          hint={t('report.note.hint')}
          error={refused?.field === 'note' ? refused.message : undefined}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      <RefusedNote refused={refused} fields={['value', 'note']} />
      <p>
        <button type="submit" className="sbtn first" disabled={busy || value === ''}>
          {busy
            ? t('move.busy')
            : t(participation.reports.length > 0 ? 'report.again' : 'report.do')}
        </button>
      </p>
    </form>
  )
}

function useReport({ id, version }: Participation) {
  const { act, busy, refused } = useAct()
  const [send] = useMutation(ReportProgressDocument, { refetchQueries: [UnitCampaignsDocument] })
  const report = async (value: number, note: string | null) =>
    await act(async () => {
      const { data, error } = await send({ variables: { participation: id, version, value, note } })
      return { result: data?.reportProgress, error }
    })
  return { report, busy, refused }
}
