import { useQuery } from '@apollo/client/react'
import { UnitInitiativesDocument, type InitiativeState } from '../../generated/operations.ts'
import { Field } from '../../ui/staff/Field.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { Loaded } from '../shell/Loaded.tsx'
import { Page } from '../shell/Page.tsx'
import { useSearchValue } from '../shell/use-search-value.ts'
import { useViewer } from '../shell/viewer.ts'
import { InitiativeLine, type ListedInitiative } from './InitiativeLine.tsx'
import { useInitiativeWords } from './use-initiative-words.ts'

const states: readonly InitiativeState[] = [
  'SUBMITTED',
  'CONFIRMED',
  'RECOGNIZED',
  'IN_PROGRAMME',
  'COUNTED',
  'RETURNED',
  'NOT_RECOGNIZED',
  'REPLICATED',
  'REVOKED',
  'WITHDRAWN',
]

/** Initiatives of the own unit or everything below: those with a step of mine first (4.3.3). */
export function InitiativesPage() {
  const { t } = useInitiativeWords()
  const { acting } = useViewer()
  const [phase] = useSearchValue('phase')
  const state = states.find((one) => one === phase) ?? null
  const under = acting.organization.id
  const { data, error, refetch, fetchMore } = useQuery(UnitInitiativesDocument, {
    variables: { under, state, first: 50, after: null },
  })
  const crumbs = [{ name: t('nav.initiatives') }]
  const more = (after: string | null) =>
    void fetchMore({
      variables: { after },
      updateQuery: (before, { fetchMoreResult: { initiatives: next } }) =>
        before.initiatives && next
          ? {
              ...before,
              initiatives: { ...next, edges: [...before.initiatives.edges, ...next.edges] },
            }
          : before,
    })
  return (
    <Loaded
      found={data?.initiatives}
      error={error}
      refetch={refetch}
      title={t('nav.initiatives')}
      crumbs={crumbs}
    >
      {({ edges, totalCount, pageInfo }) => (
        <InitiativeSheet
          initiatives={edges.map(({ node }) => node)}
          total={totalCount}
          state={state}
          more={pageInfo.hasNextPage ? () => more(pageInfo.endCursor) : null}
        />
      )}
    </Loaded>
  )
}

type SheetProps = {
  initiatives: readonly ListedInitiative[]
  total: number
  state: InitiativeState | null
  more: (() => void) | null
}

function InitiativeSheet({ initiatives, total, state, more }: SheetProps) {
  const { t, both } = useInitiativeWords()
  const { acting } = useViewer()
  const [, setPhase] = useSearchValue('phase')
  const mine = initiatives.filter(({ moves }) => moves.length > 0)
  const rest = initiatives.filter(({ moves }) => moves.length === 0)
  return (
    <Page
      title={
        mine.length > 0 ? t('initiatives.wait', { count: mine.length }) : t('initiatives.none')
      }
      tab={t('nav.initiatives')}
      lead={both(acting.organization.name)}
      crumbs={[{ name: t('nav.initiatives') }]}
    >
      <Panel title={t('initiatives.count', { count: total })}>
        <div className="pad filters">
          <Field id="phase" label={t('initiatives.state')}>
            <select
              id="phase"
              value={state ?? ''}
              onChange={(event) => setPhase(event.target.value)}
            >
              <option value="">{t('filter.all')}</option>
              {states.map((one) => (
                <option key={one} value={one}>
                  {t(`istate.${one}`)}
                </option>
              ))}
            </select>
          </Field>
        </div>
        {initiatives.length === 0 ? <p className="pad quiet">{t('initiatives.empty')}</p> : null}
        <ul className="todo">
          {[...mine, ...rest].map((initiative) => (
            <InitiativeLine key={initiative.id} initiative={initiative} />
          ))}
        </ul>
        {more ? (
          <p className="pad">
            <button type="button" className="sbtn" onClick={more}>
              {t('list.more')}
            </button>
          </p>
        ) : null}
      </Panel>
    </Page>
  )
}
