import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Link } from 'wouter'
import { formatDay } from '../../format/date.ts'
import {
  PartyInboxDocument,
  ReceivedReferralsDocument,
  type ReceivedFragment,
} from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { Chip } from '../../ui/Chip.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { Loaded } from '../shell/Loaded.tsx'
import { Page } from '../shell/Page.tsx'
import { useNames } from '../shell/use-names.ts'
import { useReferralWords } from './use-referral-words.ts'

/** The liaison's inbox: what is addressed to the own organ, and nothing else. */
export function InboxPage() {
  const { t, both } = useReferralWords()
  const { data, error, refetch } = useQuery(PartyInboxDocument)
  const page = { title: t('inbox.title'), crumbs: [{ name: t('inbox.title') }] }
  return (
    <Loaded found={data?.myPartyOrgans} error={error} refetch={refetch} {...page}>
      {(organs) => (
        <Page {...page} lead={t('inbox.lead')}>
          <div className="grid gap-4">
            {organs.length === 0 ? <p className="quiet">{t('inbox.none')}</p> : null}
            {organs.map(({ id, name, waiting }) => (
              <OrganPanel key={id} id={id} title={both(name)} waiting={waiting ?? 0} />
            ))}
          </div>
        </Page>
      )}
    </Loaded>
  )
}

type OrganPanelProps = { id: string; title: string; waiting: number }

function OrganPanel({ id, title, waiting }: OrganPanelProps) {
  const { t } = useReferralWords()
  const [closed, setClosed] = useState(false)
  const { data } = useQuery(ReceivedReferralsDocument, { variables: { organ: id, closed } })
  const lines = data?.receivedReferrals?.edges.map(({ node }) => node) ?? []
  const aside = (
    <label className="small-text">
      <input
        type="checkbox"
        checked={closed}
        onChange={(event) => setClosed(event.target.checked)}
      />{' '}
      {t('inbox.closed')}
    </label>
  )
  return (
    <Panel title={`${title}: ${t('inbox.waiting', { n: waiting })}`} aside={aside}>
      {data && lines.length === 0 ? <p className="pad quiet">{t('inbox.empty')}</p> : null}
      <ul className="todo">
        {lines.map((line) => (
          <InboxLine key={line.id} line={line} />
        ))}
      </ul>
    </Panel>
  )
}

function InboxLine({ line }: { line: Omit<ReceivedFragment, ' $fragmentName'> }) {
  const { t } = useReferralWords()
  const { unit } = useNames()
  return (
    <li>
      <Chip kind={line.withdrawnOn ? '' : line.state === 'SENT' ? 'due' : 'cham'}>
        {t(`referralState.${line.state}`)}
      </Chip>
      <div className="grow">
        <strong>{line.personName ?? t('inbox.unnamed')}</strong>
        <p className="quiet small-text">
          {t('inbox.line', {
            number: line.number,
            day: formatDay(line.resolvedOn),
            union: unit(line.union),
          })}
        </p>
      </div>
      <Link className="sbtn" href={staffPaths.inboxCase(line.id)}>
        {t('ref.open')}
      </Link>
    </li>
  )
}
