import { notEnoughData } from '@tinnhiem/kit/figure'
import { within } from '@tinnhiem/kit/roles'
import type { OrganizationItem } from '@tinnhiem/membership/events'
import type { Counts } from '../result/counts.ts'
import type { Release, ReleasedGroup, ReleasedTotal } from '../result/release.ts'
import { shownTotal } from '../result/tiers.ts'
import type { Question } from '../survey/questions.ts'
import { chairsTogether } from './chairs-together.ts'
import type { Released, ReleasedYear } from './read-released.ts'

type Asked = Pick<OrganizationItem, 'id' | 'path' | 'level'>

/** What is told of one organisation in a year. A released group or total is taken as it is: nothing is added up anew. */
export function trustFigure(organization: Asked, year: ReleasedYear | null) {
  if (!year) return notEnoughData('NOT_PUBLISHED')
  const reaching = year.surveys.filter(({ survey }) =>
    within(organization.path, survey.audiencePath),
  )
  for (const released of reaching) {
    const found = groupOf(organization, released)
    if (found) return figureOf(found, released)
  }
  return notEnoughData(reaching.length > 0 ? 'TOO_FEW' : 'NOT_COVERED')
}

function groupOf(
  { id, level }: Asked,
  { survey, release }: Released,
): ReleasedGroup | ReleasedTotal | undefined {
  if (level === 'DIRECT_UPPER') return release.totals.find(({ upperId }) => upperId === id)
  if (level === 'PROVINCIAL' && id === survey.audienceId)
    return release.totals.find(({ upperId }) => upperId === null)
  return release.groups.find(({ kind, pools }) => kind === 'POOL' && pools[0]?.unionId === id)
}

function figureOf(group: ReleasedGroup | ReleasedTotal, { survey, release }: Released) {
  const parts = partsOf(group, release)
  const items = survey.questions
    .filter(({ code, about }) => isTold(code, about, group, release))
    .flatMap((question) => {
      const shown = shownOf(question.code, group, parts)
      return shown ? [itemOf(question, shown)] : []
    })
  const { eligible, ballots } = group
  return {
    __typename: 'TrustFigures' as const,
    year: survey.year,
    kind: group.kind,
    groups: Math.max(1, parts.length),
    eligible,
    ballots,
    responsePercent: eligible === 0 ? 0 : oneDecimal((ballots * 100) / eligible),
    satisfaction: meanOf(items.filter(({ question }) => question.startsWith('union'))),
    chairTrust: indexOfItem(items, 'chairTrust'),
    provinceTrust: indexOfItem(items, 'provinceTrust'),
    items,
  }
}

function partsOf(group: ReleasedGroup | ReleasedTotal, { groups }: Release): ReleasedGroup[] {
  return group.kind === 'TOTAL' ? groups.filter(({ id }) => group.groups.includes(id)) : []
}

/** Units everywhere; the provincial leadership, a body, and the chairs, together, only in totals; one person nowhere. */
function isTold(
  code: string,
  about: Question['about'],
  { id, kind }: ReleasedGroup | ReleasedTotal,
  release: Release,
): boolean {
  if (about === 'MY_UNION') return true
  if (kind !== 'TOTAL') return false
  return about === 'PROVINCE' || (code === 'chairTrust' && chairsTogether(release).has(id))
}

type Shown = Pick<ReturnType<typeof shownTotal>, 'precision' | 'shares' | 'atLeast80' | 'scored'>

function shownOf(
  code: string,
  group: ReleasedGroup | ReleasedTotal,
  parts: readonly ReleasedGroup[],
): Shown | null {
  const of = ({ counts, eligible }: { counts: Counts; eligible: number }) => ({
    levels: counts[code]?.levels ?? [],
    eligible,
  })
  if (!group.counts[code]) return null
  const asked = parts.filter(({ counts }) => counts[code])
  const { precision, shares, atLeast80, scored } = shownTotal(of(group), asked.map(of))
  return { precision, shares, atLeast80, scored }
}

function itemOf({ code: question, label, type }: Question, shown: Shown) {
  return { question, label, type, ...shown, index: indexOf(shown.shares) }
}

/** Out of the shares as they are shown: an exact mean would undo their steps (D-19). */
function indexOf(shares: readonly number[] | null): number | null {
  const all = shares?.reduce((sum, share) => sum + share, 0) ?? 0
  if (!shares || all === 0) return null
  const best = shares.length - 1
  const weighed = shares.reduce((sum, share, at) => sum + (share * (best - at)) / best, 0)
  return oneDecimal((weighed * 100) / all)
}

function indexOfItem(
  items: readonly { question: string; index: number | null }[],
  code: string,
): number | null {
  return items.find(({ question }) => question === code)?.index ?? null
}

/** Null where one of them is hidden, or there is none. */
function meanOf(items: readonly { index: number | null }[]): number | null {
  const indexes = items.flatMap(({ index }) => index ?? [])
  if (indexes.length === 0 || indexes.length < items.length) return null
  return oneDecimal(indexes.reduce((sum, index) => sum + index, 0) / indexes.length)
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10
}
