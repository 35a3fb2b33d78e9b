import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import {
  ChooseReferralListDocument,
  UnionOfficersDocument,
  type ReferralDeskQuery,
} from '../../generated/operations.ts'
import { Note } from '../../ui/Note.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { useAct } from '../shell/use-act.ts'
import { useNames } from '../shell/use-names.ts'
import { isChair } from './is-chair.ts'
import { useReferralWords } from './use-referral-words.ts'

type ReferralDesk = NonNullable<ReferralDeskQuery['referralDesk']>
type Props = { union: string; desk: ReferralDesk; onSaved: () => void }

/** The chair names who handles referrals beside the chair; nobody else of the unit sees these pages. */
export function ListPanel({ union, desk, onSaved }: Props) {
  const { t } = useReferralWords()
  const { person } = useNames()
  const { data } = useQuery(UnionOfficersDocument, { variables: { union } })
  const [chosen, setChosen] = useState(() =>
    desk.officers.filter(({ post }) => !isChair(post)).map(({ id }) => id),
  )
  const [saved, setSaved] = useState(false)
  const acts = useAct()
  const [choose] = useMutation(ChooseReferralListDocument)
  const others = (data?.organization?.officers ?? []).filter(({ post }) => !isChair(post))
  if (others.length === 0) return null
  const save = async () => {
    const done = await acts.act(async () => {
      const { data: answer, error } = await choose({ variables: { union, officers: chosen } })
      return { result: answer?.chooseReferralList, error }
    })
    setSaved(done !== null)
    if (done) onSaved()
  }
  const toggle = (id: string, on: boolean) => {
    setSaved(false)
    setChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id))
  }
  return (
    <Panel title={t('ref.list')}>
      <fieldset className="pad sfield">
        <legend className="sr-only">{t('ref.list')}</legend>
        <p className="quiet">{t('ref.listText')}</p>
        {others.map(({ id, member }) => (
          <label key={id} className="option">
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={(event) => toggle(id, event.target.checked)}
            />
            {person(member)}
          </label>
        ))}
        <RefusedNote refused={acts.refused} />
        {saved ? <Note kind="good">{t('ref.listSaved')}</Note> : null}
        <div className="form-acts">
          <button type="button" className="sbtn" disabled={acts.busy} onClick={() => void save()}>
            {t('ref.listSave')}
          </button>
        </div>
      </fieldset>
    </Panel>
  )
}
