import { useQuery } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { domainNow } from '../../device/time.ts'
import { dayOf } from '../../format/date.ts'
import {
  AudienceChoicesDocument,
  InitiativeProgrammesDocument,
  type InitiativeMoveInput,
} from '../../generated/operations.ts'
import { Field, TextField } from '../../ui/staff/Field.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { TextArea } from '../campaign/TextArea.tsx'
import type { Acting } from '../shell/use-act.ts'
import { useViewer } from '../shell/viewer.ts'
import { useInitiativeWords } from './use-initiative-words.ts'

/** A field a decision may ask for, named as the graph names it. */
export type DecideField = 'reason' | 'decisionNo' | 'decisionOn' | 'programme' | 'replicatedBy'

type DecideFormProps = {
  fields: readonly DecideField[]
  /** Whether a programme has to be chosen: the author chose none. */
  needsProgramme?: boolean
  danger: boolean
  word: string
  acts: Acting
  onSend: (input: InitiativeMoveInput) => Promise<void>
  onClose: () => void
}

type Typed = Record<DecideField, string>

/** The fields of one decision; a refusal stands at its field and everything else is kept. */
export function DecideForm({
  fields,
  danger,
  word,
  acts,
  onSend,
  onClose,
  ...rest
}: DecideFormProps) {
  const { t } = useInitiativeWords()
  const [typed, setTyped] = useState<Typed>(() => ({
    reason: '',
    decisionNo: '',
    decisionOn: dayOf(domainNow()),
    programme: '',
    replicatedBy: '',
  }))
  const asked = fields.filter((field) => field !== 'programme' || rest.needsProgramme)
  const short = asked.some((field) =>
    field === 'reason' ? typed.reason.trim().length < 5 : typed[field].trim() === '',
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const chosen = asked.map((field) => [field, typed[field].trim()])
    if (!short) void onSend(Object.fromEntries(chosen))
  }
  const wrong = (field: DecideField) =>
    acts.refused?.field === field ? acts.refused.message : undefined
  const set = (field: DecideField) => (value: string) => setTyped({ ...typed, [field]: value })
  return (
    <form onSubmit={submit} noValidate>
      {asked.includes('decisionNo') ? (
        <TextField
          id="decisionNo"
          label={t('decide.decisionNo')}
          autoComplete="off"
          error={wrong('decisionNo')}
          value={typed.decisionNo}
          onChange={(event) => set('decisionNo')(event.target.value)}
        />
      ) : null}
      {asked.includes('decisionOn') ? (
        <TextField
          id="decisionOn"
          type="date"
          label={t('decide.decisionOn')}
          error={wrong('decisionOn')}
          value={typed.decisionOn}
          onChange={(event) => set('decisionOn')(event.target.value)}
        />
      ) : null}
      {asked.includes('programme') ? (
        <ProgrammeField
          value={typed.programme}
          error={wrong('programme')}
          onChoose={set('programme')}
        />
      ) : null}
      {asked.includes('replicatedBy') ? (
        <UnitField
          value={typed.replicatedBy}
          error={wrong('replicatedBy')}
          onChoose={set('replicatedBy')}
        />
      ) : null}
      {asked.includes('reason') ? (
        <TextArea
          id="reason"
          label={t('ask.reason')}
          hint={t('ask.reason.hint')}
          error={wrong('reason')}
          value={typed.reason}
          onText={set('reason')}
        />
      ) : null}
      <RefusedNote refused={acts.refused} fields={asked} />
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

type ChoiceProps = { value: string; error: string | undefined; onChoose: (value: string) => void }

function ProgrammeField({ value, error, onChoose }: ChoiceProps) {
  const { t, both } = useInitiativeWords()
  const { data } = useQuery(InitiativeProgrammesDocument)
  return (
    <Field id="programme" label={t('initiative.programme')} error={error}>
      <select id="programme" value={value} onChange={(event) => onChoose(event.target.value)}>
        <option value="">{t('decide.choose')}</option>
        {data?.initiativeProgrammes?.map(({ id, name }) => (
          <option key={id} value={id}>
            {both(name)}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** A unit right below the own organisation. */
function UnitField({ value, error, onChoose }: ChoiceProps) {
  const { t, both } = useInitiativeWords()
  const { acting } = useViewer()
  const { data } = useQuery(AudienceChoicesDocument, {
    variables: { organization: acting.organization.id },
  })
  const units = data?.organization?.children.edges.map(({ node }) => node) ?? []
  return (
    <Field id="replicatedBy" label={t('decide.replicatedBy')} error={error}>
      <select id="replicatedBy" value={value} onChange={(event) => onChoose(event.target.value)}>
        <option value="">{t('decide.choose')}</option>
        {units.map(({ id, name }) => (
          <option key={id} value={id}>
            {both(name)}
          </option>
        ))}
      </select>
    </Field>
  )
}
