import { useMutation } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { CampaignDetailDocument, ReopenRegistrationDocument } from '../../generated/operations.ts'
import { Dialog } from '../../ui/staff/Dialog.tsx'
import { TextField } from '../../ui/staff/Field.tsx'
import type { DetailedCampaign } from './CampaignPage.tsx'
import { useAct } from '../shell/use-act.ts'
import { useCampaignWords } from './use-campaign-words.ts'
import { usePeriodWords } from './use-period-words.ts'

type ReopenDialogProps = { campaign: DetailedCampaign; open: boolean; onClose: () => void }

/** A later last day of registration, for everybody in the audience. */
export function ReopenDialog({ campaign, open, onClose }: ReopenDialogProps) {
  const { t } = useCampaignWords()
  return (
    <Dialog title={t('reopen.title')} open={open} onClose={onClose}>
      <div className="sdialog-body">
        <p>{t('reopen.what')}</p>
        <ReopenForm campaign={campaign} onClose={onClose} />
      </div>
    </Dialog>
  )
}

function ReopenForm({ campaign, onClose }: Omit<ReopenDialogProps, 'open'>) {
  const { t } = useCampaignWords()
  const period = usePeriodWords()
  const last = campaign.registrationUntil ?? campaign.endsOn
  const [until, setUntil] = useState(last ?? '')
  const { act, busy, refused } = useAct()
  const [reopen] = useMutation(ReopenRegistrationDocument, {
    refetchQueries: [CampaignDetailDocument],
  })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const done = await act(async () => {
      const variables = { campaign: campaign.id, version: campaign.version, until }
      const { data, error } = await reopen({ variables })
      return { result: data?.reopenRegistration, error }
    })
    if (done) onClose()
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        id="until"
        type="date"
        label={t('reopen.until')}
        hint={last ? t('reopen.now', { day: period.day(last) }) : undefined}
        error={refused?.message}
        value={until}
        onChange={(event) => setUntil(event.target.value)}
      />
      <div className="sdialog-acts">
        <button type="button" className="sbtn" data-safe onClick={onClose}>
          {t('app.cancel')}
        </button>
        <button type="submit" className="sbtn first" disabled={busy || until === ''}>
          {busy ? t('move.busy') : t('reopen.do')}
        </button>
      </div>
    </form>
  )
}
