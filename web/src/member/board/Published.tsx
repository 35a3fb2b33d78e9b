import { useQuery } from '@apollo/client/react'
import {
  SurveyReleaseDocument,
  type SurveyReleaseQuery,
} from '../../generated/member-operations.ts'
import { formatFraction, formatNumber } from '../../format/number.ts'
import { Bar } from '../../ui/Bar.tsx'
import { Card } from '../../ui/Card.tsx'
import type { SurveySnapshot } from '../survey/snapshot.ts'
import { useMemberWords } from '../words/use-member-words.ts'

type Release = NonNullable<SurveyReleaseQuery['surveyRelease']>
type Group = Release['groups'][number]

/** The published figures: people >= passes >= ballots, and the released group the member's pool is counted in. */
export function Published({ snapshot }: { snapshot: SurveySnapshot }) {
  const { data } = useQuery(SurveyReleaseDocument, { variables: { survey: snapshot.survey } })
  const release = data?.surveyRelease
  if (!release) return null
  const group = ownGroup(release.groups, snapshot.pool.number)
  return (
    <>
      {group ? <OwnGroup group={group} /> : null}
      <Chain release={release} />
    </>
  )
}

/** The smallest released group that holds the pool: its own, else the joined others, else the total. */
export function ownGroup(groups: readonly Group[], pool: number): Group | undefined {
  const order = ['POOL', 'OTHER_UNITS', 'TOTAL']
  const holding = groups.filter((group) => group.pools.includes(pool))
  return holding.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))[0]
}

function OwnGroup({ group }: { group: Group }) {
  const { t, both, lang } = useMemberWords()
  return (
    <Card title={t('counted.group')}>
      <p>
        {t('counted.groupText', {
          name: both(group.name),
          part: formatFraction(group.ballots, group.eligible, lang),
        })}
      </p>
    </Card>
  )
}

function Chain({ release }: { release: Release }) {
  const { t, lang } = useMemberWords()
  const { eligible, passes, ballots } = release
  const rows = [
    { label: t('counted.eligible'), part: eligible, tone: 'fill-control' },
    { label: t('counted.passes'), part: passes, tone: 'fill-t-mid' },
    { label: t('counted.ballots'), part: ballots, tone: 'fill-cham' },
  ]
  return (
    <Card title={t('counted.chain')}>
      <dl className="grid gap-3">
        {rows.map((row) => (
          <Bar key={row.tone} {...row} whole={eligible} value={formatNumber(row.part, lang)} />
        ))}
      </dl>
      <p className="quiet">{t('counted.law')}</p>
    </Card>
  )
}
