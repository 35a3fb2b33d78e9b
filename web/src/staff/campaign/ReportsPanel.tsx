import { useQuery } from '@apollo/client/react'
import { Link } from 'wouter'
import { ReportsToVerifyDocument } from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { useViewer, verifies } from '../shell/viewer.ts'
import { ReportChip } from './ReportList.tsx'
import { useCampaignWords } from './use-campaign-words.ts'

/** New reports of units that wait for this person's decision, oldest first. */
export function ReportsPanel({ campaign }: { campaign: string }) {
  const { t, nameOf } = useCampaignWords()
  const { acting } = useViewer()
  const { data } = useQuery(ReportsToVerifyDocument, {
    variables: { campaign, after: null },
    skip: !verifies(acting.role),
  })
  const found = data?.reportsToVerify
  if (!found || found.totalCount === 0) return null
  const all = t('reports.all', { count: found.totalCount })
  return (
    <Panel
      title={t('reports.title')}
      aside={<Link href={`${staffPaths.verify()}?campaign=${campaign}`}>{all}</Link>}
    >
      <ul className="evidence-list">
        {found.edges.slice(0, 5).map(({ node }) => (
          <li key={node.id}>
            {node.reports[0] ? <ReportChip state={node.reports[0].state} /> : null}
            <strong>{nameOf(node.unionAtRegistration)}</strong>
            <span className="quiet">
              {t('reports.line', {
                value: node.reports[0]?.value ?? 0,
                target: node.target ?? '–',
              })}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
