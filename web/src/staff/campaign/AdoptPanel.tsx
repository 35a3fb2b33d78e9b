import { useQuery } from '@apollo/client/react'
import { Link } from 'wouter'
import { CampaignListDocument } from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { useViewer } from '../shell/viewer.ts'
import { useCampaignWords } from './use-campaign-words.ts'
import { usePeriodWords } from './use-period-words.ts'

/** Open campaigns of a level above, to be adopted with own numbers (CAM-2). Absent where there is nothing above. */
export function AdoptPanel() {
  const { t, both, nameOf } = useCampaignWords()
  const { acting } = useViewer()
  const period = usePeriodWords()
  const { data } = useQuery(CampaignListDocument, {
    variables: { list: 'PUBLISHED', state: null, after: null },
    skip: acting.organization.level === 'PROVINCIAL',
  })
  const above =
    data?.campaigns?.edges
      .map(({ node }) => node)
      .filter(
        ({ issuer, state }) => issuer && issuer.id !== acting.organization.id && isOpen(state),
      ) ?? []
  if (acting.organization.level === 'PROVINCIAL' || above.length === 0) return null
  return (
    <Panel title={t('adopt.title')}>
      <ul className="pad runs">
        {above.map((campaign) => (
          <li key={campaign.id}>
            <Link href={staffPaths.campaignAdopt(campaign.id)}>
              {t('adopt.do', { title: both(campaign.title) })}
            </Link>
            <p className="quiet">
              {nameOf(campaign.issuer)} · {period(campaign)}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function isOpen(state: string): boolean {
  return state === 'REGISTRATION_OPEN' || state === 'RUNNING'
}
