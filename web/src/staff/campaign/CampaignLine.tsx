import { Link } from 'wouter'
import type { CampaignDeskQuery, CampaignState } from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { Chip, type ChipKind } from '../../ui/Chip.tsx'
import { useCampaignWords } from './use-campaign-words.ts'
import { usePeriodWords } from './use-period-words.ts'

type Desk = NonNullable<CampaignDeskQuery['campaignDesk']>
/** A campaign as the lists ask for it. */
export type ListedCampaign = Desk['drafts']['edges'][number]['node']

const kinds: Record<CampaignState, ChipKind> = {
  DRAFT: '',
  IN_REVIEW: 'due',
  APPROVED: 'due',
  REGISTRATION_OPEN: 'cham',
  RUNNING: 'cham',
  SUSPENDED: 'late',
  COLLECTING_RESULTS: 'due',
  REVIEWED: 'due',
  CLOSED: 'met',
  ARCHIVED: '',
  CANCELLED: 'late',
}

/** The state of a campaign as a word with its colour. */
export function StateChip({ state }: { state: CampaignState }) {
  const { t } = useCampaignWords()
  return <Chip kind={kinds[state]}>{t(`cstate.${state}`)}</Chip>
}

type CampaignLineProps = {
  campaign: ListedCampaign
  /** What to do with it; the word of the button. */
  act?: string
  /** Where the button leads, when it is not the campaign's page. */
  to?: string
  line?: string
}

/** One campaign of a list: state, title, whose, when, and the one way on. */
export function CampaignLine({ campaign, act, to, line }: CampaignLineProps) {
  const { t, both, nameOf } = useCampaignWords()
  const period = usePeriodWords()
  const path = staffPaths.campaign(campaign.id)
  return (
    <li>
      <StateChip state={campaign.state} />
      <div className="grow">
        <strong>
          <Link href={path}>{both(campaign.title)}</Link>
        </strong>
        <p className="quiet small-text">
          {line ?? `${nameOf(campaign.issuer)} · ${period(campaign)}`}
        </p>
      </div>
      <Link className="sbtn" href={to ?? path}>
        {act ?? t('desk.open')}
      </Link>
    </li>
  )
}
