import { lastRegistrationDay, type Campaign, type Criterion } from './campaign.ts'

export type Bounds = Pick<
  Campaign,
  | 'startsOn'
  | 'endsOn'
  | 'registrationUntil'
  | 'criteria'
  | 'appliedWindow'
  | 'exclusions'
  | 'who'
  | 'measure'
  | 'template'
  | 'phase'
>

/** The field of an adopted campaign that would loosen what its parent set. */
export type Looser = {
  field:
    | 'startsOn'
    | 'endsOn'
    | 'registrationUntil'
    | 'criteria'
    | 'appliedWindow'
    | 'exclusions'
    | 'who'
  rule: 'LOOSER_THAN_PARENT'
}

/**
 * A child may tighten, never loosen, period and criteria (CAM-2): it lies within the parent's days, keeps every criterion
 * and exclusion, raises lower limits, lowers upper ones, and asks nobody the parent did not ask. Own criteria and goals
 * are free. Null = it does not loosen.
 */
export function looserField(parent: Bounds, child: Bounds): Looser | null {
  const checks: Record<Looser['field'], boolean> = {
    startsOn: child.startsOn >= parent.startsOn,
    endsOn: notAfter(child.endsOn, parent.endsOn),
    registrationUntil: notAfter(lastRegistrationDay(child), lastRegistrationDay(parent)),
    criteria: parent.criteria.every((criterion) => keeps(criterion, child.criteria)),
    appliedWindow: windowWithin(child.appliedWindow, parent.appliedWindow),
    exclusions: parent.exclusions.every((code) => child.exclusions.includes(code)),
    who: parent.who === 'UNITS_AND_MEMBERS' || child.who === parent.who,
  }
  const fields = [
    'startsOn',
    'endsOn',
    'registrationUntil',
    'criteria',
    'appliedWindow',
    'exclusions',
    'who',
  ] as const
  const field = fields.find((name) => !checks[name])
  return field === undefined ? null : { field, rule: 'LOOSER_THAN_PARENT' }
}

/** Null is the latest of all days. */
function notAfter(day: string | null, limit: string | null): boolean {
  return limit === null || (day !== null && day <= limit)
}

/** The words of a kept criterion are the parent's: other words would be another criterion. */
function keeps(mine: Criterion, theirs: readonly Criterion[]): boolean {
  const kept = theirs.find(({ code, kind }) => code === mine.code && kind === mine.kind)
  if (!kept || kept.text.vi !== mine.text.vi || kept.text.en !== mine.text.en) return false
  if (mine.kind === 'TEXT' || mine.value === null) return true
  if (kept.value === null) return false
  return mine.kind === 'AT_LEAST' ? kept.value >= mine.value : kept.value <= mine.value
}

function windowWithin(mine: Campaign['appliedWindow'], limit: Campaign['appliedWindow']): boolean {
  if (limit === null) return true
  return mine !== null && mine.from >= limit.from && mine.to <= limit.to
}
