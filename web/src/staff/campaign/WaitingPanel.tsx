import { Link } from 'wouter'
import { staffPaths } from '../../paths.ts'
import { Chip } from '../../ui/Chip.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { CampaignLine } from './CampaignLine.tsx'
import type { Desk } from './desk-sentence.ts'
import { useCampaignWords } from './use-campaign-words.ts'

/** What waits for this person: to decide, approve, verify, collect, and own drafts. */
export function WaitingPanel({ desk }: { desk: Desk }) {
  const { t } = useCampaignWords()
  const nodes = (list: Desk['drafts']) => list.edges.map(({ node }) => node)
  const lists = [desk.toDecide, desk.toApprove, desk.toCollect, desk.drafts]
  const none = desk.toVerify === 0 && lists.every(({ totalCount }) => totalCount === 0)
  return (
    <Panel title={t('desk.waits')}>
      {none ? <p className="pad quiet">{t('desk.empty')}</p> : null}
      <ul className="todo">
        {nodes(desk.toDecide).map((one) => (
          <CampaignLine
            key={`d${one.id}`}
            campaign={one}
            act={t('desk.decide')}
            line={t('desk.decide.line')}
          />
        ))}
        {nodes(desk.toApprove).map((one) => (
          <CampaignLine
            key={`a${one.id}`}
            campaign={one}
            act={t('desk.approve')}
            line={t('desk.approve.line')}
          />
        ))}
        {desk.toVerify > 0 ? <VerifyLine count={desk.toVerify} /> : null}
        {nodes(desk.toCollect).map((one) => (
          <CampaignLine
            key={`c${one.id}`}
            campaign={one}
            act={t('desk.collect')}
            line={t('desk.collect.line')}
          />
        ))}
        {nodes(desk.drafts).map((one) => (
          <CampaignLine
            key={`n${one.id}`}
            campaign={one}
            act={t('desk.goOn')}
            to={staffPaths.campaignDraft(one.id)}
          />
        ))}
      </ul>
    </Panel>
  )
}

function VerifyLine({ count }: { count: number }) {
  const { t } = useCampaignWords()
  return (
    <li>
      <Chip kind="due">{t('desk.verify.chip')}</Chip>
      <div className="grow">
        <strong>{t('desk.toVerify', { count })}</strong>
        <p className="quiet small-text">{t('desk.verify.line')}</p>
      </div>
      <Link className="sbtn" href={staffPaths.verify()}>
        {t('desk.verify')}
      </Link>
    </li>
  )
}
