import { useQuery } from '@apollo/client/react'
import {
  ParticipantNoticesDocument,
  UnitCampaignsDocument,
  UnitParticipationsDocument,
} from '../../generated/operations.ts'
import { formatDay } from '../../format/date.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { Loaded } from '../shell/Loaded.tsx'
import { Page } from '../shell/Page.tsx'
import { useViewer } from '../shell/viewer.ts'
import { OwnCampaign } from './OwnCampaign.tsx'
import type { OpenCampaign } from './participation.ts'
import { RegisterUnit } from './RegisterUnit.tsx'
import { useCampaignWords } from './use-campaign-words.ts'

/** The campaigns of the officer's own unit: register with an own target, report, correct, withdraw (CAM-3). */
export function UnitCampaignsPage() {
  const { t } = useCampaignWords()
  const { acting } = useViewer()
  const unit = acting.organization.id
  const { data, error, refetch } = useQuery(UnitCampaignsDocument, { variables: { unit } })
  const crumbs = [{ name: t('nav.unitCampaigns') }]
  const title = t('nav.unitCampaigns')
  return (
    <Loaded
      found={data?.unitCampaigns}
      error={error}
      refetch={refetch}
      title={title}
      crumbs={crumbs}
    >
      {(campaigns) => <UnitSheet campaigns={campaigns} />}
    </Loaded>
  )
}

function UnitSheet({ campaigns }: { campaigns: readonly OpenCampaign[] }) {
  const { t, both } = useCampaignWords()
  const { acting } = useViewer()
  const own = campaigns.filter(({ mine }) => mine?.state === 'REGISTERED')
  const open = campaigns.filter(
    ({ campaign, mine }) => campaign.registrationOpen && mine?.state !== 'REGISTERED',
  )
  return (
    <Page
      title={t('unit.sentence', { own: own.length, open: open.length })}
      tab={t('nav.unitCampaigns')}
      lead={both(acting.organization.name)}
      crumbs={[{ name: t('nav.unitCampaigns') }]}
    >
      <div className="cols-2">
        <div className="stack-gap">
          {own.map(({ campaign, mine }) =>
            mine ? (
              <OwnCampaign key={campaign.id} campaign={campaign} participation={mine} />
            ) : null,
          )}
          <Panel title={t('unit.open')}>
            {open.length === 0 ? <p className="pad quiet">{t('unit.open.none')}</p> : null}
            <ul className="cards">
              {open.map(({ campaign, mine }) => (
                <RegisterUnit
                  key={campaign.id}
                  campaign={campaign}
                  mine={mine}
                  unit={acting.organization.id}
                />
              ))}
            </ul>
          </Panel>
        </div>
        <div className="stack-gap">
          <UnitNotices />
          <EarlierPanel shown={own.map(({ mine }) => mine?.id ?? '')} />
        </div>
      </div>
    </Page>
  )
}

function UnitNotices() {
  const { t, both } = useCampaignWords()
  const { data } = useQuery(ParticipantNoticesDocument)
  const notices = data?.participantNotices ?? []
  return (
    <Panel title={t('unit.notices')}>
      {notices.length === 0 ? <p className="pad quiet">{t('unit.notices.none')}</p> : null}
      <ul className="pad runs">
        {notices.slice(0, 10).map(({ code, on, text, campaign }) => (
          <li key={`${code}${on}${campaign.id}`}>
            <b>{both(text)}</b>
            <p className="quiet">
              {formatDay(on)} · {both(campaign.title)}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Registrations that are over or were withdrawn: they keep their history. */
function EarlierPanel({ shown }: { shown: readonly string[] }) {
  const { t, both } = useCampaignWords()
  const { acting } = useViewer()
  const { data } = useQuery(UnitParticipationsDocument, {
    variables: { unit: acting.organization.id, after: null },
  })
  const earlier =
    data?.unitParticipations?.edges
      .map(({ node }) => node)
      .filter(({ id }) => !shown.includes(id)) ?? []
  if (earlier.length === 0) return null
  return (
    <Panel title={t('unit.earlier')}>
      <ul className="pad runs">
        {earlier.map(({ id, campaign, state, withdrawnOn, verified, target }) => (
          <li key={id}>
            <b>{both(campaign.title)}</b>
            <p className="quiet">
              {state === 'WITHDRAWN' && withdrawnOn
                ? t('unit.withdrawnOn', { day: formatDay(withdrawnOn) })
                : t('reports.line', { value: verified ?? 0, target: target ?? '–' })}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
