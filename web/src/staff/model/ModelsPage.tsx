import { useQuery } from '@apollo/client/react'
import { Plus } from 'lucide-react'
import { Link } from 'wouter'
import { domainNow } from '../../device/time.ts'
import { dayOf } from '../../format/date.ts'
import {
  ModelListDocument,
  type ModelField,
  type ModelListQuery,
  type ModelState,
} from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { Chip, type ChipKind } from '../../ui/Chip.tsx'
import { Field } from '../../ui/staff/Field.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { useInitiativeWords } from '../initiative/use-initiative-words.ts'
import { Loaded } from '../shell/Loaded.tsx'
import { Page } from '../shell/Page.tsx'
import { useSearchValue } from '../shell/use-search-value.ts'
import { useViewer } from '../shell/viewer.ts'

type Models = NonNullable<ModelListQuery['mobilizationModels']>
type Counts = ModelListQuery['modelCounts']
type ListedModel = Models['edges'][number]['node']

const states: readonly ModelState[] = [
  'REGISTERED',
  'IN_PROGRESS',
  'SUBMITTED',
  'RECOGNIZED',
  'REPLICATED',
  'NOT_RECOGNIZED',
  'WITHDRAWN',
]
export const modelFields: readonly ModelField[] = [
  'ECONOMY',
  'CULTURE_SOCIETY',
  'DEFENCE_SECURITY',
  'POLITICAL_SYSTEM',
]
const kinds: Record<ModelState, ChipKind> = {
  REGISTERED: 'cham',
  IN_PROGRESS: 'cham',
  SUBMITTED: 'due',
  RECOGNIZED: 'met',
  REPLICATED: 'met',
  NOT_RECOGNIZED: 'late',
  WITHDRAWN: '',
}

/** Officers of a unit that has a union above it to register with. */
const REGISTERS = ['GRASSROOTS_OFFICER', 'UPPER_OFFICER']

/** The state of a model as a word with its colour. */
export function ModelChip({ state }: { state: ModelState }) {
  const { t } = useInitiativeWords()
  return <Chip kind={kinds[state]}>{t(`mstate.${state}`)}</Chip>
}

/** "Dân vận khéo" models of the own unit or everything below (CAM-4); those with a step of mine first. */
export function ModelsPage() {
  const { t } = useInitiativeWords()
  const { acting } = useViewer()
  const [phase] = useSearchValue('phase')
  const [chosen] = useSearchValue('field')
  const variables = {
    under: acting.organization.id,
    state: states.find((one) => one === phase) ?? null,
    field: modelFields.find((one) => one === chosen) ?? null,
    year: Number(dayOf(domainNow()).slice(0, 4)),
    after: null,
  }
  const { data, error, refetch } = useQuery(ModelListDocument, { variables })
  const page = { title: t('nav.models'), crumbs: [{ name: t('nav.models') }] }
  return (
    <Loaded found={data?.mobilizationModels} error={error} refetch={refetch} {...page}>
      {(models) => <ModelsSheet models={models} counts={data?.modelCounts ?? null} />}
    </Loaded>
  )
}

function ModelsSheet({ models, counts }: { models: Models; counts: Counts }) {
  const { t, both } = useInitiativeWords()
  const { acting } = useViewer()
  const nodes = models.edges.map(({ node }) => node)
  const waits = ({ moves, mayAgree }: ListedModel) => moves.length > 0 || mayAgree
  return (
    <Page
      title={t('models.count', { count: models.totalCount })}
      tab={t('nav.models')}
      lead={counts ? t('models.lead', { ...counts }) : both(acting.organization.name)}
      crumbs={[{ name: t('nav.models') }]}
      acts={REGISTERS.includes(acting.role) ? <NewButton /> : null}
    >
      <Panel title={t('models.title')}>
        <Filters />
        {nodes.length === 0 ? <p className="pad quiet">{t('models.empty')}</p> : null}
        <ul className="todo">
          {[...nodes.filter(waits), ...nodes.filter((one) => !waits(one))].map((model) => (
            <ModelLine key={model.id} model={model} />
          ))}
        </ul>
        {models.pageInfo.hasNextPage ? <p className="pad quiet">{t('models.more')}</p> : null}
      </Panel>
    </Page>
  )
}

function NewButton() {
  const { t } = useInitiativeWords()
  return (
    <Link className="sbtn first" href={staffPaths.modelNew()}>
      <Plus size={16} strokeWidth={1.8} aria-hidden="true" />
      {t('models.new')}
    </Link>
  )
}

function Filters() {
  const { t } = useInitiativeWords()
  const [phase, setPhase] = useSearchValue('phase')
  const [field, setField] = useSearchValue('field')
  return (
    <div className="pad filters">
      <Field id="phase" label={t('initiatives.state')}>
        <select id="phase" value={phase} onChange={(event) => setPhase(event.target.value)}>
          <option value="">{t('filter.all')}</option>
          {states.map((one) => (
            <option key={one} value={one}>
              {t(`mstate.${one}`)}
            </option>
          ))}
        </select>
      </Field>
      <Field id="field" label={t('models.field')}>
        <select id="field" value={field} onChange={(event) => setField(event.target.value)}>
          <option value="">{t('filter.all')}</option>
          {modelFields.map((one) => (
            <option key={one} value={one}>
              {t(`mfield.${one}`)}
            </option>
          ))}
        </select>
      </Field>
    </div>
  )
}

function ModelLine({ model }: { model: ListedModel }) {
  const { t, nameOf } = useInitiativeWords()
  const path = staffPaths.model(model.id)
  return (
    <li>
      <ModelChip state={model.state} />
      <div className="grow">
        <strong>
          <Link href={path}>{model.name}</Link>
        </strong>
        <p className="quiet small-text">
          {nameOf(model.unit)} · {t(`mfield.${model.field}`)} · {model.place}
        </p>
      </div>
      <Link className="sbtn" href={path}>
        {t('desk.open')}
      </Link>
    </li>
  )
}
