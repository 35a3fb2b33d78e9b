import { useQuery } from '@apollo/client/react'
import { Link } from 'wouter'
import { formatDay } from '../../format/date.ts'
import { ReferralDeskDocument, type ReferralDeskQuery } from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { Chip } from '../../ui/Chip.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { Failed } from '../shell/Failed.tsx'
import { NotYours } from '../shell/NotYours.tsx'
import { useNames } from '../shell/use-names.ts'
import { useViewer } from '../shell/viewer.ts'
import { CountsPanel } from './CountsPanel.tsx'
import { InvitePanel } from './InvitePanel.tsx'
import { isChair } from './is-chair.ts'
import { ListPanel } from './ListPanel.tsx'
import { useReferralWords } from './use-referral-words.ts'

type ReferralDesk = NonNullable<ReferralDeskQuery['referralDesk']>
type Cases = NonNullable<ReferralDeskQuery['referrals']>

/** What waits at a unit's referral list: files with consent, invitations without names, and inviting. */
export function UnitDesk({ union }: { union: string }) {
  const { t } = useReferralWords()
  const { memberId } = useViewer()
  const { data, error, loading, refetch } = useQuery(ReferralDeskDocument, { variables: { union } })
  const desk = data?.referralDesk
  if (loading && !data) return <Wait slow={t('app.slow')} />
  if (!desk)
    return error && !data?.referralDesk ? (
      <Failed error={error} onAgain={() => void refetch()} />
    ) : (
      <NotYours home={staffPaths.home()} />
    )
  const chair = desk.officers.some(({ post, member }) => isChair(post) && member?.id === memberId)
  return (
    <div className="grid gap-4">
      <CasesPanel cases={data?.referrals ?? null} />
      <InvitePanel union={union} onSent={() => void refetch()} />
      <InvitationsPanel desk={desk} />
      {chair ? <ListPanel union={union} desk={desk} onSaved={() => void refetch()} /> : null}
      <CountsPanel organization={union} />
    </div>
  )
}

function CasesPanel({ cases }: { cases: Cases | null }) {
  const { t } = useReferralWords()
  const { person } = useNames()
  return (
    <Panel title={t('ref.cases')}>
      {cases?.edges.length ? null : <p className="pad quiet">{t('ref.casesEmpty')}</p>}
      <ul className="todo">
        {cases?.edges.map(({ node }) => (
          <li key={node.id}>
            <Chip kind={node.state === 'SENT' ? 'met' : 'cham'}>
              {t(`referralState.${node.state}`)}
            </Chip>
            <div className="grow">
              <strong>{person(node.member)}</strong>
              <p className="quiet small-text">{formatDay(node.steps.at(-1)?.on ?? '')}</p>
            </div>
            <Link className="sbtn" href={staffPaths.referral(node.id)}>
              {t('ref.open')}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function InvitationsPanel({ desk }: { desk: ReferralDesk }) {
  const { t } = useReferralWords()
  return (
    <Panel title={t('ref.invitations')}>
      <p className="pad quiet">{t('ref.invitationsText')}</p>
      {desk.invitations.length === 0 ? (
        <p className="pad quiet">{t('ref.invitationsEmpty')}</p>
      ) : null}
      <ul className="todo">
        {desk.invitations.map(({ id, sentOn, waitsUntil }) => (
          <li key={id} className="plain">
            {t('ref.invitation', { sent: formatDay(sentOn), until: formatDay(waitsUntil) })}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
