import { useQuery } from '@apollo/client/react'
import { Link } from 'wouter'
import { CampaignDeskDocument } from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { deskSentence } from '../campaign/desk-sentence.ts'
import { useCampaignWords } from '../campaign/use-campaign-words.ts'

/** What waits at the campaign desk, in one sentence with the way there. Loaded after the page, with its words. */
export function CampaignWaits() {
  const { t } = useCampaignWords()
  const { data } = useQuery(CampaignDeskDocument)
  const desk = data?.campaignDesk
  if (!desk) return null
  return (
    <Panel title={t('nav.campaigns')}>
      <p className="pad">
        <Link href={staffPaths.campaigns()}>{deskSentence(desk, t)}</Link>
      </p>
    </Panel>
  )
}
