import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { faultOf } from '../../apollo/errors.ts'
import {
  MemberCampaignDocument,
  MyCampaignsDocument,
  OpenCampaignsDocument,
  RegisterInCampaignDocument,
} from '../../generated/later-operations.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Note } from '../../ui/Note.tsx'
import { useCampaignWords } from '../campaign-words/use-campaign-words.ts'
import { Failed } from '../shell/Failed.tsx'
import type { MemberCampaign } from './CampaignPage.tsx'

/** Registering in two taps: the button, and a confirmation that says who will know. */
export function RegisterButton({ campaign }: { campaign: MemberCampaign }) {
  const { t } = useCampaignWords()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button onClick={() => setAsking(true)}>
        {campaign.mine ? t('campaign.registerAgain') : t('campaign.register')}
      </Button>
      {asking ? <RegisterDialog campaign={campaign} onClose={() => setAsking(false)} /> : null}
    </>
  )
}

function RegisterDialog({ campaign, onClose }: { campaign: MemberCampaign; onClose: () => void }) {
  const { t, both } = useCampaignWords()
  const [target, setTarget] = useState('')
  const [refused, setRefused] = useState<string>()
  const [register, { loading, error }] = useMutation(RegisterInCampaignDocument, {
    refetchQueries: [MemberCampaignDocument, OpenCampaignsDocument, MyCampaignsDocument],
    awaitRefetchQueries: true,
  })
  const confirm = async () => {
    const own = target === '' ? null : Number(target)
    const { data } = await register({
      variables: { campaign: campaign.id, target: own, version: campaign.mine?.version ?? null },
    })
    const result = data?.registerInCampaign
    if (result?.__typename === 'ParticipationChanged') return onClose()
    // What is shown behind the question has been read again by now, and is what the next try is about.
    const isStale = result?.__typename === 'VersionConflict'
    setRefused(isStale ? t('campaign.conflict') : result?.message)
  }
  const actions = (
    <>
      <Button busy={loading} onClick={() => void confirm()}>
        {t('campaign.confirm')}
      </Button>
      <Button kind="second" onClick={onClose}>
        {t('campaign.later')}
      </Button>
    </>
  )
  return (
    <Dialog
      title={t('campaign.sure', { title: both(campaign.title) })}
      onClose={onClose}
      actions={actions}
    >
      <p>{t('campaign.sureText')}</p>
      <Field
        label={t('campaign.target')}
        hint={t('campaign.targetHint')}
        name="target"
        inputMode="numeric"
        maxLength={6}
        value={target}
        onChange={(event) => setTarget(event.target.value.replaceAll(/\D/g, ''))}
      />
      {refused ? (
        <Note kind="bad" alert>
          {refused}
        </Note>
      ) : null}
      {error ? <Failed fault={faultOf(error)} /> : null}
    </Dialog>
  )
}
