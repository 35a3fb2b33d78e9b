import '../../style/page-parts.css'
import { useQuery } from '@apollo/client/react'
import { CalendarDays, Flag, Lightbulb } from 'lucide-react'
import { Link } from 'wouter'
import { faultOf } from '../../apollo/errors.ts'
import { formatDay } from '../../format/date.ts'
import {
  MyCampaignsDocument,
  OpenCampaignsDocument,
  type OpenCampaignsQuery,
} from '../../generated/later-operations.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { useCampaignWords } from '../campaign-words/use-campaign-words.ts'
import { Failed } from '../shell/Failed.tsx'
import { MemberPage } from '../shell/MemberPage.tsx'

type Open = NonNullable<OpenCampaignsQuery['openCampaigns']>[number]

/** Campaigns the member may join, news of the joined ones, and the own registrations. */
export function CampaignsPage() {
  const { t } = useCampaignWords()
  const { data, error, loading, refetch } = useQuery(OpenCampaignsDocument)
  const open = data?.openCampaigns
  return (
    <MemberPage title={t('campaigns.title')} nav>
      <div>
        <h1>{t('campaigns.title')}</h1>
        <p className="quiet">{t('campaigns.lead')}</p>
      </div>
      {loading && !data ? <Wait slow={t('app.slow')} /> : null}
      {error && !open ? <Failed fault={faultOf(error)} again={() => void refetch()} /> : null}
      {open ? <h2>{t('campaigns.open')}</h2> : null}
      {open?.length === 0 ? <p className="quiet">{t('campaigns.openEmpty')}</p> : null}
      {open?.map((one) => (
        <OpenCard key={one.campaign.id} one={one} />
      ))}
      <News notices={data?.participantNotices ?? []} />
      <Mine />
      <Link href={paths.initiatives()} className="card text-text! no-underline!">
        <span className="flex items-center gap-3">
          <Lightbulb size={26} strokeWidth={1.8} aria-hidden="true" />
          <strong className="text-link">{t('campaign.myInitiatives')}</strong>
        </span>
      </Link>
    </MemberPage>
  )
}

function OpenCard({ one: { campaign, mine } }: { one: Open }) {
  const { t, both, nameOf } = useCampaignWords()
  const last = campaign.registrationUntil ?? campaign.endsOn
  return (
    <Link href={paths.campaign(campaign.id)} className="card text-text! no-underline!">
      <span className="flex flex-wrap items-start gap-2">
        <strong className="min-w-0 flex-1 basis-48 text-title text-link">
          {both(campaign.title)}
        </strong>
        {mine?.state === 'REGISTERED' ? <Chip kind="met">{t('campaigns.registered')}</Chip> : null}
      </span>
      <span className="quiet text-hint">
        {last ? t('campaigns.until', { day: formatDay(last) }) : t('campaigns.noEnd')}
      </span>
      <span className="quiet text-hint">{t('campaign.by', { name: nameOf(campaign.issuer) })}</span>
    </Link>
  )
}

function News({ notices }: { notices: NonNullable<OpenCampaignsQuery['participantNotices']> }) {
  const { t, both } = useCampaignWords()
  if (notices.length === 0) return null
  return (
    <Card title={t('campaigns.news')} className="gap-1! pb-1!">
      <ul className="rows">
        {notices.slice(0, 5).map((notice) => (
          <li key={`${notice.campaign.id}.${notice.code}.${notice.on}`}>
            <Link href={paths.campaign(notice.campaign.id)} className="row-link">
              <CalendarDays size={26} strokeWidth={1.8} aria-hidden="true" />
              <span className="grid">
                <strong>{both(notice.text)}</strong>
                <span className="quiet text-hint">
                  {both(notice.campaign.title)} · {formatDay(notice.on)}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Mine() {
  const { t, both } = useCampaignWords()
  const { data, fetchMore } = useQuery(MyCampaignsDocument)
  const mine = data?.myParticipations
  if (!mine || mine.edges.length === 0) return null
  return (
    <Card title={t('campaigns.mine')} className="gap-1! pb-1!">
      <ul className="rows">
        {mine.edges.map(({ node }) => (
          <li key={node.id}>
            <Link href={paths.campaign(node.campaign.id)} className="row-link">
              <Flag size={26} strokeWidth={1.8} aria-hidden="true" />
              <span className="grid">
                <strong>{both(node.campaign.title)}</strong>
                <span className="quiet text-hint">
                  {node.state === 'REGISTERED'
                    ? t('campaigns.registeredOn', { day: formatDay(node.registeredOn) })
                    : t('campaigns.withdrawn')}
                  {' · '}
                  {t(`campaignState.${node.campaign.state}`)}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {mine.pageInfo.hasNextPage ? (
        <Button
          kind="text"
          onClick={() =>
            void fetchMore({
              variables: { after: mine.pageInfo.endCursor },
              updateQuery: (before, { fetchMoreResult }) => joined(before, fetchMoreResult),
            })
          }
        >
          {t('campaigns.more')}
        </Button>
      ) : null}
    </Card>
  )
}

type Page = { myParticipations?: { edges: readonly unknown[] } | null }

function joined<P extends Page>(before: P, after: P): P {
  const [old, fresh] = [before.myParticipations, after.myParticipations]
  if (!old || !fresh) return after
  return { ...after, myParticipations: { ...fresh, edges: [...old.edges, ...fresh.edges] } }
}
