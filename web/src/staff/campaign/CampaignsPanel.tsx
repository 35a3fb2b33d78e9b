import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { CampaignListDocument, type CampaignState } from '../../generated/operations.ts'
import { Field } from '../../ui/staff/Field.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { Partial } from '../shell/Partial.tsx'
import { useSearchValue } from '../shell/use-search-value.ts'
import { CampaignLine } from './CampaignLine.tsx'
import { useCampaignWords } from './use-campaign-words.ts'

const states: readonly CampaignState[] = [
  'REGISTRATION_OPEN',
  'RUNNING',
  'SUSPENDED',
  'COLLECTING_RESULTS',
  'REVIEWED',
  'CLOSED',
  'ARCHIVED',
  'CANCELLED',
  'DRAFT',
  'IN_REVIEW',
  'APPROVED',
]

/** Campaigns by phase: those issued in the scope, or all that are published to it. The filter is in the address. */
export function CampaignsPanel() {
  const { t } = useCampaignWords()
  const [phase, setPhase] = useSearchValue('phase')
  const [list, setList] = useSearchValue('list')
  const shown = list === 'PUBLISHED' ? 'PUBLISHED' : 'ISSUED'
  const state = states.find((one) => one === phase) ?? null
  return (
    <Panel title={t('list.title')}>
      <div className="pad filters">
        <Field id="list" label={t('list.which')}>
          <select id="list" value={shown} onChange={(event) => setList(event.target.value)}>
            <option value="ISSUED">{t('list.ISSUED')}</option>
            <option value="PUBLISHED">{t('list.PUBLISHED')}</option>
          </select>
        </Field>
        <Field id="phase" label={t('list.phase')}>
          <select id="phase" value={state ?? ''} onChange={(event) => setPhase(event.target.value)}>
            <option value="">{t('filter.all')}</option>
            {states.map((one) => (
              <option key={one} value={one}>
                {t(`cstate.${one}`)}
              </option>
            ))}
          </select>
        </Field>
      </div>
      <List list={shown} state={state} key={`${shown}${state}`} />
    </Panel>
  )
}

function List({ list, state }: { list: 'ISSUED' | 'PUBLISHED'; state: CampaignState | null }) {
  const { t } = useCampaignWords()
  const [more, setMore] = useState(false)
  const variables = { list, state, after: null }
  const { data, error, refetch, fetchMore } = useQuery(CampaignListDocument, { variables })
  const page = data?.campaigns
  const nodes = page?.edges.map(({ node }) => node) ?? []
  const goOn = async () => {
    setMore(true)
    await fetchMore({
      variables: { after: page?.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: { campaigns } }) =>
        before.campaigns && campaigns
          ? {
              ...before,
              campaigns: { ...campaigns, edges: [...before.campaigns.edges, ...campaigns.edges] },
            }
          : before,
    })
    setMore(false)
  }
  if (!page && !error)
    return (
      <div className="pad">
        <Wait slow={t('app.slow')} rows={2} />
      </div>
    )
  return (
    <>
      {page && nodes.length === 0 ? <p className="pad quiet">{t('list.empty')}</p> : null}
      <ul className="todo">
        {nodes.map((campaign) => (
          <CampaignLine key={campaign.id} campaign={campaign} />
        ))}
      </ul>
      {page?.pageInfo.hasNextPage ? (
        <p className="pad">
          <button type="button" className="sbtn" disabled={more} onClick={() => void goOn()}>
            {t('list.more')}
          </button>
        </p>
      ) : null}
      <Partial error={error} onAgain={() => void refetch()} />
    </>
  )
}
