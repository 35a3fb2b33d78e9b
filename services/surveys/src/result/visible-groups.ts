import { holds, type Viewer } from '@tinnhiem/kit/viewer'
import type { SurveyRecord } from '../survey/survey-record.ts'
import type { Release, ReleasedGroup, ReleasedTotal } from './release.ts'

export type VisibleGroup = {
  group: ReleasedGroup | ReleasedTotal
  pools: number[]
  codes: string[]
  /** The groups a total is made of; none for a group itself. */
  parts: ReleasedGroup[]
}

const ALL = ['PROVINCIAL_OFFICER', 'INSPECTION'] as const
const AGGREGATES = ['SURVEY_ADMINISTRATOR', 'UPPER_OFFICER', 'ANALYST'] as const

/**
 * Which released groups a viewer sees, and which questions in them (D-19). Council and inspection: everything. Other
 * staff: unit aggregates, no question about a person. A member: the group the own pool is counted in, whole, and the
 * totals above it without questions about persons other than those everybody there is asked about.
 */
export function visibleGroups(
  viewer: Viewer,
  survey: SurveyRecord,
  release: Release,
  ownPool: number | null,
): VisibleGroup[] {
  const poolsOf = poolsByGroup(release)
  const groups = [...release.groups, ...release.totals]
  const shown = (group: ReleasedGroup | ReleasedTotal): string[] | null => {
    const codes = Object.keys(group.counts)
    if (holds(viewer, ALL, survey.audiencePath)) return codes
    const own = ownPool !== null && (poolsOf.get(group.id) ?? []).includes(ownPool)
    if (own) return group.kind === 'TOTAL' ? withoutChairs(codes) : codes
    return holds(viewer, AGGREGATES) ? aboutUnits(codes) : null
  }
  return groups.flatMap((group) => {
    const codes = shown(group)
    const ids = group.kind === 'TOTAL' ? group.groups : []
    const parts = release.groups.filter(({ id }) => ids.includes(id))
    return codes ? [{ group, pools: poolsOf.get(group.id) ?? [], codes, parts }] : []
  })
}

function poolsByGroup(release: Release): Map<string, number[]> {
  const pools = new Map(
    release.groups.map(({ id, pools: inside }) => [id, inside.map(({ number }) => number)]),
  )
  for (const total of release.totals)
    pools.set(
      total.id,
      total.groups.flatMap((id) => pools.get(id) ?? []),
    )
  return pools
}

function withoutChairs(codes: string[]): string[] {
  return codes.filter((code) => !code.startsWith('chair'))
}

function aboutUnits(codes: string[]): string[] {
  return codes.filter((code) => code.startsWith('union'))
}
