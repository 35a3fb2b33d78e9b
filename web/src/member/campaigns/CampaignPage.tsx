import '../../style/page-parts.css'
import { useQuery } from '@apollo/client/react'
import { Link } from 'wouter'
import { faultOf } from '../../apollo/errors.ts'
import { formatDay } from '../../format/date.ts'
import {
  MemberCampaignDocument,
  type MemberCampaignQuery,
} from '../../generated/later-operations.ts'
import { paths } from '../../paths.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Note } from '../../ui/Note.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { useCampaignWords } from '../campaign-words/use-campaign-words.ts'
import { Failed } from '../shell/Failed.tsx'
import { MemberPage } from '../shell/MemberPage.tsx'
import { OwnPart } from './OwnPart.tsx'
import { RegisterButton } from './RegisterButton.tsx'

export type MemberCampaign = NonNullable<MemberCampaignQuery['campaign']>

/** One campaign as a member sees it: what counts, and the own part of it. */
export function CampaignPage({ id }: { id: string }) {
  const { t, both } = useCampaignWords()
  const { data, error, loading, refetch } = useQuery(MemberCampaignDocument, { variables: { id } })
  const campaign = data?.campaign
  const back = { back: paths.campaigns(), backLabel: t('campaigns.back') }
  return (
    <MemberPage
      title={campaign ? both(campaign.title) : t('campaigns.title')}
      {...back}
      foot={campaign ? <Foot campaign={campaign} /> : undefined}
    >
      {loading && !data ? <Wait slow={t('app.slow')} /> : null}
      {error && !campaign ? <Failed fault={faultOf(error)} again={() => void refetch()} /> : null}
      {data && !campaign && !error ? <Note>{t('campaigns.missing')}</Note> : null}
      {campaign ? (
        <>
          <Head campaign={campaign} />
          {campaign.mine ? <OwnPart campaign={campaign} mine={campaign.mine} /> : null}
          <Rules campaign={campaign} />
        </>
      ) : null}
    </MemberPage>
  )
}

function Head({ campaign }: { campaign: MemberCampaign }) {
  const { t, both, nameOf } = useCampaignWords()
  const from = formatDay(campaign.startsOn)
  return (
    <div className="grid gap-2">
      <span className="flex flex-wrap gap-2">
        <Chip kind={campaign.registrationOpen ? 'due' : ''}>
          {t(`campaignState.${campaign.state}`)}
        </Chip>
        {campaign.mine?.state === 'REGISTERED' ? (
          <Chip kind="met">{t('campaigns.registered')}</Chip>
        ) : null}
      </span>
      <h1>{both(campaign.title)}</h1>
      {campaign.about ? <p>{both(campaign.about)}</p> : null}
      <p className="quiet">
        {campaign.endsOn
          ? t('campaign.period', { from, to: formatDay(campaign.endsOn) })
          : t('campaign.periodOpen', { from })}
      </p>
      <p className="quiet">{t('campaign.by', { name: nameOf(campaign.issuer) })}</p>
      {campaign.reason ? (
        <Note kind="warn">{t('campaign.why', { reason: campaign.reason })}</Note>
      ) : null}
    </div>
  )
}

function Rules({ campaign }: { campaign: MemberCampaign }) {
  const { t, both } = useCampaignWords()
  const { appliedWindow: window, exclusionTexts, criteria } = campaign
  if (!window && exclusionTexts.length === 0 && criteria.length === 0) return null
  return (
    <Card title={t('campaign.rules')}>
      {window ? (
        <p>{t('campaign.window', { from: formatDay(window.from), to: formatDay(window.to) })}</p>
      ) : null}
      {criteria.length > 0 ? (
        <ul className="list-disc pl-5">
          {criteria.map(({ code, kind, text, value }) => (
            <li key={code}>
              {both(text)}
              {kind === 'AT_LEAST' ? `: ${t('campaign.atLeast', { n: value ?? 0 })}` : null}
              {kind === 'AT_MOST' ? `: ${t('campaign.atMost', { n: value ?? 0 })}` : null}
            </li>
          ))}
        </ul>
      ) : null}
      {exclusionTexts.length > 0 ? (
        <div>
          <p className="font-semibold">{t('campaign.notCounted')}</p>
          <ul className="list-disc pl-5">
            {exclusionTexts.map((text) => (
              <li key={text.vi}>{both(text)}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </Card>
  )
}

function Foot({ campaign }: { campaign: MemberCampaign }) {
  const { t } = useCampaignWords()
  const registered = campaign.mine?.state === 'REGISTERED'
  if (campaign.measure === 'INITIATIVES')
    return (
      <div className="grid gap-2">
        <p className="quiet text-hint">{t('campaign.initiativesText')}</p>
        <Link href={paths.initiatives()} className={buttonClass()}>
          {t('campaign.myInitiatives')}
        </Link>
      </div>
    )
  if (registered) return undefined
  if (campaign.who === 'UNITS') return <p className="quiet">{t('campaign.unitsOnly')}</p>
  if (!campaign.registrationOpen) return <p className="quiet">{t('campaign.closed')}</p>
  return <RegisterButton campaign={campaign} />
}
