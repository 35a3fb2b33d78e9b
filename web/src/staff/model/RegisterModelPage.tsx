import { useMutation, useQuery } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { useLocation } from 'wouter'
import {
  ModelLaunchersDocument,
  ModelListDocument,
  RegisterModelDocument,
  type ModelField,
  type ModelKind,
  type ModelLaunchersQuery,
} from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { Field, TextField } from '../../ui/staff/Field.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { TextArea } from '../campaign/TextArea.tsx'
import { useAct } from '../shell/use-act.ts'
import { useInitiativeWords } from '../initiative/use-initiative-words.ts'
import { Loaded } from '../shell/Loaded.tsx'
import { Page } from '../shell/Page.tsx'
import { useSearchValue } from '../shell/use-search-value.ts'
import { useViewer } from '../shell/viewer.ts'
import { modelFields } from './ModelsPage.tsx'

type Unit = NonNullable<ModelLaunchersQuery['organization']>

/** Registers a model of the own unit with a union above: field, name, place, goal. About the model, never about people. */
export function RegisterModelPage() {
  const { t } = useInitiativeWords()
  const { acting } = useViewer()
  const { data, error, refetch } = useQuery(ModelLaunchersDocument, {
    variables: { unit: acting.organization.id },
  })
  const page = {
    title: t('model.new'),
    crumbs: [{ name: t('nav.models'), path: staffPaths.models() }, { name: t('model.new.crumb') }],
  }
  return (
    <Loaded found={data?.organization} error={error} refetch={refetch} {...page}>
      {(unit) => (
        <Page {...page} lead={t('model.new.lead')}>
          <ModelForm unit={unit} />
        </Page>
      )}
    </Loaded>
  )
}

/** What is typed of a model. */
type TypedModel = {
  kind: ModelKind
  field: ModelField
  name: string
  place: string
  goal: string
  launchedBy: string
  /** The second unit of a joint model; empty = none. */
  partner: string
}

const FIELDS = ['name', 'place', 'goal', 'launchedBy', 'replicaOf', 'partner']

function ModelForm({ unit }: { unit: Unit }) {
  const { t, both } = useInitiativeWords()
  const [replicaOf] = useSearchValue('replicaOf')
  const { parent } = unit
  const launchers = parent ? [parent, ...(parent.parent ? [parent.parent] : [])] : []
  const [form, setForm] = useState<TypedModel>({
    kind: 'MODEL',
    field: 'ECONOMY',
    name: '',
    place: '',
    goal: '',
    launchedBy: launchers[0]?.id ?? '',
    partner: '',
  })
  const { register, busy, refused } = useRegister(unit.id, replicaOf)
  const neighbours =
    parent?.children.edges.map(({ node }) => node).filter(({ id }) => id !== unit.id) ?? []
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void register(form)
  }
  const wrong = (field: string) => (refused?.field === field ? refused.message : undefined)
  return (
    <form className="form" onSubmit={submit} noValidate>
      <RefusedNote refused={refused} fields={FIELDS} />
      <Field id="mkind" label={t('model.kind')}>
        <select
          id="mkind"
          value={form.kind}
          onChange={(event) =>
            setForm({ ...form, kind: event.target.value === 'EXEMPLAR' ? 'EXEMPLAR' : 'MODEL' })
          }
        >
          <option value="MODEL">{t('mkind.MODEL')}</option>
          <option value="EXEMPLAR">{t('mkind.EXEMPLAR')}</option>
        </select>
      </Field>
      <Field id="mfield" label={t('models.field')}>
        <select
          id="mfield"
          value={form.field}
          onChange={(event) =>
            setForm({
              ...form,
              field: modelFields.find((one) => one === event.target.value) ?? 'ECONOMY',
            })
          }
        >
          {modelFields.map((one) => (
            <option key={one} value={one}>
              {t(`mfield.${one}`)}
            </option>
          ))}
        </select>
      </Field>
      <TextField
        id="mname"
        label={t('model.name')}
        error={wrong('name')}
        value={form.name}
        onChange={(event) => setForm({ ...form, name: event.target.value })}
      />
      <TextField
        id="mplace"
        label={t('model.place')}
        error={wrong('place')}
        value={form.place}
        onChange={(event) => setForm({ ...form, place: event.target.value })}
      />
      <TextArea
        id="mgoal"
        label={t('model.goal')}
        hint={t('model.goal.hint')}
        error={wrong('goal')}
        value={form.goal}
        onText={(goal) => setForm({ ...form, goal })}
      />
      <Field id="launchedBy" label={t('model.launchedBy')} error={wrong('launchedBy')}>
        <select
          id="launchedBy"
          value={form.launchedBy}
          onChange={(event) => setForm({ ...form, launchedBy: event.target.value })}
        >
          {launchers.map(({ id, name }) => (
            <option key={id} value={id}>
              {both(name)}
            </option>
          ))}
        </select>
      </Field>
      {neighbours.length > 0 ? (
        <Field
          id="partner"
          label={t('model.partner.choose')}
          hint={t('model.partner.hint')}
          error={wrong('partner')}
        >
          <select
            id="partner"
            value={form.partner}
            aria-describedby="partner-hint"
            onChange={(event) => setForm({ ...form, partner: event.target.value })}
          >
            <option value="">{t('model.partner.none')}</option>
            {neighbours.map(({ id, name }) => (
              <option key={id} value={id}>
                {both(name)}
              </option>
            ))}
          </select>
        </Field>
      ) : null}
      <div className="form-acts">
        <button type="submit" className="sbtn first" disabled={busy}>
          {busy ? t('move.busy') : t('model.register')}
        </button>
      </div>
    </form>
  )
}

function useRegister(unit: string, replicaOf: string) {
  const [, go] = useLocation()
  const { act, busy, refused } = useAct()
  const [send] = useMutation(RegisterModelDocument, { refetchQueries: [ModelListDocument] })
  const register = async (form: TypedModel) => {
    const { partner, ...own } = form
    const input = { ...own, ...(partner ? { partner } : {}), ...(replicaOf ? { replicaOf } : {}) }
    const answer = await act(async () => {
      const { data, error } = await send({ variables: { unit, input } })
      return { result: data?.registerModel, error }
    })
    if (answer?.__typename === 'ModelChanged') go(staffPaths.model(answer.model.id))
  }
  return { register, busy, refused }
}
