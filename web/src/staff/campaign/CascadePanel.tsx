import { Link } from 'wouter'
import { staffPaths } from '../../paths.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { StateChip } from './CampaignLine.tsx'
import type { DetailedCampaign } from './CampaignPage.tsx'
import { useCampaignWords } from './use-campaign-words.ts'

/** The campaign it was adopted from, and those adopted from it. Absent where there are none. */
export function CascadePanel({ campaign: { parent, children } }: { campaign: DetailedCampaign }) {
  const { t, both, nameOf } = useCampaignWords()
  if (!parent && children.edges.length === 0) return null
  return (
    <Panel title={t('cascade.title')}>
      <ul className="pad runs">
        {parent ? (
          <li>
            <Link href={staffPaths.campaign(parent.id)}>{both(parent.title)}</Link>
            <p className="quiet">{t('cascade.parent', { issuer: nameOf(parent.issuer) })}</p>
          </li>
        ) : null}
        {children.edges.map(({ node }) => (
          <li key={node.id}>
            <Link href={staffPaths.campaign(node.id)}>{nameOf(node.issuer)}</Link>
            <p className="quiet">
              <StateChip state={node.state} />
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
