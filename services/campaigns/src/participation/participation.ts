/** One unit or person in one cascade of campaigns (CAM-3). Days are YYYY-MM-DD. */
export type Participation = {
  id: string
  campaignId: string
  rootId: string
  kind: 'UNION' | 'MEMBER'
  subjectId: string
  /** The unit; for a person the own unit on the day of registration, which stays after a transfer. */
  unionId: string
  /** The unit above `unionId` on that day; the top of the tree is its own. */
  upperId: string
  state: 'REGISTERED' | 'WITHDRAWN'
  target: number | null
  registeredOn: string
  withdrawnOn: string | null
  version: number
  reports: Report[]
  /** Whether the newest report waits for the level above. */
  waiting: boolean
  /** Whether it is told as CAMPAIGN_REGISTERED: only what a level above launched, or a unit could launch its own points. */
  counts: boolean
}

/** `late`: after the campaign's last day. `corrects`: replaces a value that had been verified. */
export type Report = {
  no: number
  value: number
  note: string | null
  on: string
  by: string
  late: boolean
  corrects: boolean
  state: 'WAITING' | 'VERIFIED' | 'RETURNED' | 'NOTED'
  decidedOn: string | null
  decidedBy: string | null
  reason: string | null
}

/** Unique per cascade and participant: adopting a campaign never doubles a registration. */
export function participationId(rootId: string, subjectId: string): string {
  return `${rootId}.${subjectId}`
}

/** The newest value reported; a returned one no longer counts. */
export function reportedValue({ reports }: Pick<Participation, 'reports'>): number | null {
  return reports.findLast(({ state }) => state !== 'RETURNED')?.value ?? null
}

/** The newest value the level above verified. A correction that waits leaves it as it is. */
export function verifiedValue({ reports }: Pick<Participation, 'reports'>): number | null {
  return reports.findLast(({ state }) => state === 'VERIFIED')?.value ?? null
}

/** `SAME`: it is done already, by this very command or one like it. */
export type Joining = 'NEW' | 'AGAIN' | 'SAME' | 'STALE'

/**
 * What a registration with the version its sender read does now; without one the sender knew of none. A sender who is sent
 * twice, or comes late, joins once: each withdrawal has a version of its own, and only who read it joins again (GW-8).
 */
export function joiningOf(
  known: Pick<Participation, 'state' | 'version'> | null,
  version: number | null,
): Joining {
  if (!known) return version === null ? 'NEW' : 'STALE'
  if (known.state === 'WITHDRAWN') return known.version === version ? 'AGAIN' : 'STALE'
  return (version ?? 0) < known.version ? 'SAME' : 'STALE'
}

export const MOST_REPORTS = 200
const LARGEST = 1_000_000
const LONGEST_NOTE = 1_000

export function isTarget(target: number | null): boolean {
  return target === null || (Number.isSafeInteger(target) && target >= 1 && target <= LARGEST)
}

export function isValue(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && value <= LARGEST
}

export function isNote(note: string | null): boolean {
  return note === null || note.length <= LONGEST_NOTE
}

export type ReportRule = 'WITHDRAWN' | 'WRONG_STATE' | 'COUNTED_BY_INITIATIVES' | 'TOO_MANY_REPORTS'

const REPORTABLE = ['RUNNING', 'COLLECTING_RESULTS', 'REVIEWED']

/** May a result be reported now? Late and corrected ones until the results are published. Null = yes. */
export function reportRefusal(
  { state, kind, reports }: Pick<Participation, 'state' | 'kind' | 'reports'>,
  campaign: { state: string; measure: string },
): ReportRule | null {
  if (state === 'WITHDRAWN') return 'WITHDRAWN'
  if (kind === 'UNION' && campaign.measure === 'INITIATIVES') return 'COUNTED_BY_INITIATIVES'
  if (!REPORTABLE.includes(campaign.state)) return 'WRONG_STATE'
  return reports.length >= MOST_REPORTS ? 'TOO_MANY_REPORTS' : null
}

/** A new report behind the others: nothing is ever overwritten. */
export function newReport(
  { kind, reports }: Pick<Participation, 'kind' | 'reports'>,
  told: Pick<Report, 'value' | 'note' | 'on' | 'by'>,
  endsOn: string | null,
): Report {
  return {
    ...told,
    no: reports.length + 1,
    late: endsOn !== null && told.on > endsOn,
    corrects: reports.some(({ state }) => state === 'VERIFIED'),
    state: kind === 'UNION' ? 'WAITING' : 'NOTED',
    decidedOn: null,
    decidedBy: null,
    reason: null,
  }
}

/** Whoever would decide on a report. `above`: an officer of a level above the unit; `belongs`: a member of the unit. */
export type Decider = { id: string; above: boolean; belongs: boolean }

export type DecideRule =
  | 'NOT_YOUR_ROLE'
  | 'OWN_UNIT_NEVER_VERIFIES'
  | 'REPORTER_NEVER_VERIFIES'
  | 'NOTHING_WAITS'

/** Verified by the level above, never by the own unit nor by who reported (domain.md 5). Rights first. Null = yes. */
export function decideRefusal(
  participation: Pick<Participation, 'kind' | 'state' | 'reports'>,
  decider: Decider,
): DecideRule | null {
  if (participation.kind !== 'UNION' || !decider.above) return 'NOT_YOUR_ROLE'
  if (decider.belongs) return 'OWN_UNIT_NEVER_VERIFIES'
  const newest = participation.reports.at(-1)
  if (participation.state === 'WITHDRAWN' || newest?.state !== 'WAITING') return 'NOTHING_WAITS'
  return newest.by === decider.id ? 'REPORTER_NEVER_VERIFIES' : null
}

const LEAVABLE = ['REGISTRATION_OPEN', 'RUNNING', 'SUSPENDED', 'COLLECTING_RESULTS']

/** May it be withdrawn? A unit until its results are reviewed, a person at any time. Null = yes. */
export function withdrawRefusal(
  { kind, state }: Pick<Participation, 'kind' | 'state'>,
  campaignState: string,
): 'WITHDRAWN' | 'WRONG_STATE' | null {
  if (state === 'WITHDRAWN') return 'WITHDRAWN'
  return kind === 'MEMBER' || LEAVABLE.includes(campaignState) ? null : 'WRONG_STATE'
}
