/** One survey of the demo. */
export type Round = {
  year: number
  /** Domain time when it begins (D-18); the survey opens at once. */
  beginsAt: string
  closesOn: string
  /** A past one is answered, tallied, rated and published behind closed doors; the last stays open for people. */
  stays: 'PUBLISHED' | 'OPEN'
}

type Rounds = readonly [past: Round, ...more: Round[]]

const FIRST: Round = {
  year: 2022,
  beginsAt: '2022-11-01T08:00:00+07:00',
  closesOn: '2022-11-20',
  stays: 'PUBLISHED',
}
const SECOND: Round = {
  year: 2023,
  beginsAt: '2023-11-01T08:00:00+07:00',
  closesOn: '2023-11-19',
  stays: 'PUBLISHED',
}
const LAST = {
  beginsAt: '2023-11-20T08:00:00+07:00',
  closesOn: '2023-12-05',
  stays: 'OPEN',
} as const

/** By size of demo, in order. The whole province has two published years, which an analyst's questions compare (015). */
const ROUNDS: Record<'district' | 'full', Rounds> = {
  district: [FIRST, { year: 2023, ...LAST }],
  full: [FIRST, SECOND, { year: 2024, ...LAST }],
}

export function roundsOf(size: 'district' | 'full'): Rounds {
  return ROUNDS[size]
}

/** @throws RangeError for a year this demo has no survey of */
export function roundOf(size: 'district' | 'full', year: number): Round {
  const found = ROUNDS[size].find((round) => round.year === year)
  if (!found) throw new RangeError(`the ${size} demo has no survey of ${year}`)
  return found
}

/** The one that stays open. */
export function openRound(size: 'district' | 'full'): Round {
  return ROUNDS[size].at(-1) ?? ROUNDS[size][0]
}
