import { useMutation } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import {
  RegisterUnitDocument,
  UnitCampaignsDocument,
  UnitParticipationsDocument,
} from '../../generated/operations.ts'
import { TextField } from '../../ui/staff/Field.tsx'
import type { OpenCampaign } from './participation.ts'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { useAct } from '../shell/use-act.ts'
import { useCampaignWords } from './use-campaign-words.ts'
import { usePeriodWords } from './use-period-words.ts'

type RegisterUnitProps = Pick<OpenCampaign, 'campaign' | 'mine'> & { unit: string }

/** A campaign the unit may join: rules in short, the own target, one button. */
export function RegisterUnit({ campaign, mine, unit }: RegisterUnitProps) {
  const { t, both, nameOf } = useCampaignWords()
  const period = usePeriodWords()
  const [target, setTarget] = useState('')
  const joining = { campaign: campaign.id, unit, version: mine?.version ?? null }
  const { register, busy, refused } = useRegister(joining)
  const last = campaign.registrationUntil ?? campaign.endsOn
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void register(target === '' ? null : Number(target))
  }
  return (
    <li>
      <form className="stack-gap" onSubmit={submit} noValidate>
        <div>
          <h3>{both(campaign.title)}</h3>
          <p className="quiet">
            {nameOf(campaign.issuer)} · {period(campaign)}
            {last ? ` · ${t('rules.registration', { day: period.day(last) })}` : ''}
          </p>
        </div>
        {campaign.criteria.length > 0 ? (
          <ul className="dashes">
            {campaign.criteria.map(({ code, text }) => (
              <li key={code}>{both(text)}</li>
            ))}
          </ul>
        ) : null}
        <TextField
          id={`target-${campaign.id}`}
          inputMode="numeric"
          label={t('register.target')}
          hint={t('register.target.hint')}
          error={refused?.field === 'target' ? refused.message : undefined}
          value={target}
          onChange={(event) => setTarget(event.target.value.replace(/\D/g, ''))}
        />
        <RefusedNote refused={refused} fields={['target']} />
        <p>
          <button type="submit" className="sbtn first" disabled={busy}>
            {busy ? t('move.busy') : t('register.do')}
          </button>
        </p>
      </form>
    </li>
  )
}

type Joining = { campaign: string; unit: string; version: number | null }

/** What was changed elsewhere is refused; the page has been read again by then, and the next try is about what it shows. */
function useRegister(joining: Joining) {
  const { t } = useCampaignWords()
  const { act, busy, refused } = useAct()
  const [send] = useMutation(RegisterUnitDocument, {
    refetchQueries: [UnitCampaignsDocument, UnitParticipationsDocument],
    awaitRefetchQueries: true,
  })
  const register = async (target: number | null) =>
    await act(async () => {
      const { data, error } = await send({ variables: { ...joining, target } })
      const told = data?.registerInCampaign
      const isStale = told?.__typename === 'VersionConflict'
      return { result: isStale ? { ...told, message: t('register.conflict') } : told, error }
    })
  return { register, busy, refused }
}
