import { useMutation, useQuery } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { Link } from 'wouter'
import { formatDay } from '../../format/date.ts'
import {
  ModelDetailDocument,
  ReportModelDocument,
  type ModelDetailQuery,
} from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { Note } from '../../ui/Note.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { EvidencePanel } from '../campaign/EvidencePanel.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { TextArea } from '../campaign/TextArea.tsx'
import { useAct } from '../shell/use-act.ts'
import { useInitiativeWords } from '../initiative/use-initiative-words.ts'
import { Loaded } from '../shell/Loaded.tsx'
import { Page } from '../shell/Page.tsx'
import { ModelMoves } from './ModelMoves.tsx'
import { ModelChip } from './ModelsPage.tsx'

/** A model as its page asks for it. */
export type DetailedModel = NonNullable<ModelDetailQuery['mobilizationModel']>

/** One "Dân vận khéo" model: what, where, for what; its progress, its decision, what was replicated from it. */
export function ModelPage({ id }: { id: string }) {
  const { t } = useInitiativeWords()
  const { data, error, refetch } = useQuery(ModelDetailDocument, { variables: { id } })
  const crumbs = [{ name: t('nav.models'), path: staffPaths.models() }]
  return (
    <Loaded
      found={data?.mobilizationModel}
      error={error}
      refetch={refetch}
      title={t('model.title')}
      crumbs={crumbs}
    >
      {(model) => <ModelSheet model={model} />}
    </Loaded>
  )
}

function ModelSheet({ model }: { model: DetailedModel }) {
  const { t, nameOf } = useInitiativeWords()
  const acts = useAct()
  return (
    <Page
      title={model.name}
      lead={
        <>
          <ModelChip state={model.state} /> {nameOf(model.unit)} · {t(`mfield.${model.field}`)} ·{' '}
          {model.place}
        </>
      }
      crumbs={[{ name: t('nav.models'), path: staffPaths.models() }, { name: model.name }]}
      acts={<ModelMoves model={model} acts={acts} />}
    >
      <div className="stack-gap">
        <RefusedNote refused={acts.refused} />
        {model.originalEnded ? <Note>{t('model.originalEnded')}</Note> : null}
        <div className="cols-2">
          <div className="stack-gap">
            <GoalPanel model={model} />
            <ReportsPanel model={model} />
            <EvidencePanel kind="MODEL" subject={model.id} mayAdd={model.reportable} alone />
          </div>
          <div className="stack-gap">
            <ReplicasPanel model={model} />
            <StepsPanel model={model} />
          </div>
        </div>
      </div>
    </Page>
  )
}

function GoalPanel({ model }: { model: DetailedModel }) {
  const { t, both, nameOf } = useInitiativeWords()
  return (
    <Panel title={t('model.goal')}>
      <div className="pad stack-gap">
        <p className="pre-line">{model.goal}</p>
        <dl className="facts">
          <dt>{t('model.launchedBy')}</dt>
          <dd>{nameOf(model.launchedBy)}</dd>
          <dt>{t('model.registeredOn')}</dt>
          <dd>{formatDay(model.registeredOn)}</dd>
          {model.partner ? (
            <>
              <dt>{t('model.partner')}</dt>
              <dd>
                {both(model.partner.name)}
                {model.partnerAgreed ? '' : ` · ${t('model.partner.waits')}`}
              </dd>
            </>
          ) : null}
          {model.decisionNo ? (
            <>
              <dt>{t('initiative.decision')}</dt>
              <dd>{model.decisionNo}</dd>
            </>
          ) : null}
        </dl>
      </div>
    </Panel>
  )
}

function ReportsPanel({ model }: { model: DetailedModel }) {
  const { t } = useInitiativeWords()
  if (!model.reports) return null
  return (
    <Panel title={t('model.reports')}>
      <div className="pad stack-gap">
        {model.reportable ? <ReportForm model={model} /> : null}
        {model.reports.length === 0 ? <p className="quiet">{t('model.reports.none')}</p> : null}
        <ul className="runs">
          {model.reports.toReversed().map(({ no, on, text, by }) => (
            <li key={no}>
              {text}
              <p className="quiet">{[formatDay(on), by?.name.full].filter(Boolean).join(' · ')}</p>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  )
}

function ReportForm({ model }: { model: DetailedModel }) {
  const { t } = useInitiativeWords()
  const [text, setText] = useState('')
  const { act, busy, refused } = useAct()
  const [send] = useMutation(ReportModelDocument, { refetchQueries: [ModelDetailDocument] })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const done = await act(async () => {
      const variables = { model: model.id, version: model.version, text: text.trim() }
      const { data, error } = await send({ variables })
      return { result: data?.reportModelProgress, error }
    })
    if (done) setText('')
  }
  return (
    <form className="stack-gap" onSubmit={(event) => void submit(event)} noValidate>
      <TextArea
        id="progress"
        label={t('model.progress')}
        hint={t('model.progress.hint')}
        error={refused?.field === 'text' ? refused.message : undefined}
        value={text}
        onText={setText}
      />
      <RefusedNote refused={refused} fields={['text']} />
      <p>
        <button type="submit" className="sbtn first" disabled={busy || text.trim() === ''}>
          {busy ? t('move.busy') : t('model.progress.do')}
        </button>
      </p>
    </form>
  )
}

function ReplicasPanel({ model }: { model: DetailedModel }) {
  const { t, nameOf } = useInitiativeWords()
  const recognised = model.state === 'RECOGNIZED' || model.state === 'REPLICATED'
  const none = model.replicas.length === 0 && !model.replicaOf
  if (none && !recognised) return null
  return (
    <Panel title={t('model.replicas')}>
      <ul className="pad runs">
        {model.replicaOf ? (
          <li>
            <Link href={staffPaths.model(model.replicaOf.id)}>{model.replicaOf.name}</Link>
            <p className="quiet">{t('model.replicaOf')}</p>
          </li>
        ) : null}
        {model.replicas.map(({ id, name, unit }) => (
          <li key={id}>
            <Link href={staffPaths.model(id)}>{name}</Link>
            <p className="quiet">{nameOf(unit)}</p>
          </li>
        ))}
        {recognised ? (
          <li>
            <Link href={staffPaths.modelNew(model.id)}>{t('model.replicate')}</Link>
          </li>
        ) : null}
      </ul>
    </Panel>
  )
}

function StepsPanel({ model: { steps } }: { model: DetailedModel }) {
  const { t } = useInitiativeWords()
  if (!steps || steps.length === 0) return null
  return (
    <Panel title={t('steps.title')}>
      <ul className="pad runs">
        {steps.toReversed().map(({ move, on, by, reason, decisionNo }, index) => (
          <li key={index}>
            <b>{move ? t(`mmove.${move}`) : t('model.registeredOn')}</b>
            <p className="quiet">
              {[formatDay(on), by?.name.full, decisionNo, reason].filter(Boolean).join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
