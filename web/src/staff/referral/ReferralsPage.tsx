import { Page } from '../shell/Page.tsx'
import { useViewer } from '../shell/viewer.ts'
import { CountsPanel } from './CountsPanel.tsx'
import { OpinionsPanel } from './OpinionsPanel.tsx'
import { OrgansPanel } from './OrgansPanel.tsx'
import { UnitDesk } from './UnitDesk.tsx'
import { useReferralWords } from './use-referral-words.ts'

/** Putting members forward: a unit's own desk, what the upper unit is asked, and counts. Each role sees its own part. */
export function ReferralsPage() {
  const { t } = useReferralWords()
  const { acting } = useViewer()
  const { role, organization } = acting
  return (
    <Page title={t('ref.title')} lead={t('ref.lead')} crumbs={[{ name: t('nav.referrals') }]}>
      {role === 'GRASSROOTS_OFFICER' ? (
        <UnitDesk union={organization.id} />
      ) : (
        <div className="grid gap-4">
          {role === 'UPPER_OFFICER' ? <OpinionsPanel union={organization.id} /> : null}
          <CountsPanel organization={organization.id} />
          {role === 'PROVINCIAL_OFFICER' ? <OrgansPanel union={organization.id} /> : null}
        </div>
      )}
    </Page>
  )
}
