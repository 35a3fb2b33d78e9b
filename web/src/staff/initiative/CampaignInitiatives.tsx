import { useQuery } from '@apollo/client/react'
import { Link } from 'wouter'
import { UnitInitiativesDocument } from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { InitiativeChip } from './InitiativeLine.tsx'
import { useInitiativeWords } from './use-initiative-words.ts'

type CampaignInitiativesProps = { template: string; audience: string }

/** The newest initiatives of a campaign: state, title, unit, and "một đoàn viên" where no name may stand (web.md 4.5). */
export function CampaignInitiatives({ template, audience }: CampaignInitiativesProps) {
  const { t, both, nameOf } = useInitiativeWords()
  const { data } = useQuery(UnitInitiativesDocument, {
    variables: { under: audience, state: null, first: 50, after: null },
  })
  const found = data?.initiatives?.edges
    .map(({ node }) => node)
    .filter(({ programme }) => programme?.template === template)
  if (!found || found.length === 0) return null
  return (
    <Panel
      title={t('campaign.initiatives')}
      aside={<Link href={staffPaths.initiatives()}>{t('campaign.initiatives.all')}</Link>}
    >
      <ul className="evidence-list">
        {found.slice(0, 6).map((initiative) => (
          <li key={initiative.id}>
            <InitiativeChip state={initiative.state} />
            <Link href={staffPaths.initiative(initiative.id)}>{initiative.title}</Link>
            <span className="quiet">
              {nameOf(initiative.union)} · {both(initiative.byline)}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
