import { useMutation, useQuery } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { PartyOrgansForDocument, ReaddressReferralDocument } from '../../generated/operations.ts'
import { Field } from '../../ui/staff/Field.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { useAct } from '../shell/use-act.ts'
import type { ReferralCase } from './CasePage.tsx'
import { useReferralWords } from './use-referral-words.ts'

/** The organ it lies at is dissolved: the sending unit addresses it anew (REF-6). It is sent again and counts once. */
export function ReaddressForm({ one }: { one: ReferralCase }) {
  const { t, both } = useReferralWords()
  const { data } = useQuery(PartyOrgansForDocument, { variables: { union: one.union.id } })
  const organs = (data?.partyOrgans ?? []).filter(({ isOpen }) => isOpen)
  const [chosen, setChosen] = useState('')
  const organ = chosen || (organs[0]?.id ?? '')
  const acts = useAct()
  const [readdress] = useMutation(ReaddressReferralDocument)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void acts.act(async () => {
      const variables = { referral: one.id, version: one.version, organ }
      const { data: said, error } = await readdress({ variables })
      return { result: said?.readdressReferral, error }
    })
  }
  return (
    <Panel title={t('ref.readdress')}>
      <form className="pad form" onSubmit={submit}>
        <p className="quiet">{t('ref.readdressText')}</p>
        <Field id="readdress" label={t('ref.res.recipient')}>
          <select id="readdress" value={organ} onChange={(event) => setChosen(event.target.value)}>
            {organs.map(({ id, name }) => (
              <option key={id} value={id}>
                {both(name)}
              </option>
            ))}
          </select>
        </Field>
        <RefusedNote refused={acts.refused} />
        <div className="form-acts">
          <button type="submit" className="sbtn first" disabled={acts.busy || organ === ''}>
            {t('ref.readdress')}
          </button>
        </div>
      </form>
    </Panel>
  )
}
