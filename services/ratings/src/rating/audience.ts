import type { Level, PostKind } from '../scheme/leader-scheme.ts'
import { hintsOf, type Hint } from './hints.ts'
import type { ClassReason, LeaderCounts, LeaderRating, RatedLeader, RatingLine } from './rating.ts'
import { shownShares, wholePoints } from './shown-shares.ts'

/** How somebody stands to a rating (D-19). COUNCIL is also inspection; UNIT only after publication. */
export type Relation = 'SELF' | 'COUNCIL' | 'UNIT'

type Interval = { low: number; high: number }

/** A rating as one reader may see it. Resolvers hold nothing else, so they cannot show more. */
export type VisibleRating = {
  id: string
  cycleId: string
  relation: Relation
  memberId: string
  unionId: string
  post: PostKind
  state: 'PROPOSED' | 'PUBLISHED'
  level: Level | 'NOT_RATED'
  levelBeforeCap: Level | null
  notRatedReason: string | null
  reasons: ClassReason[]
  tied: boolean
  tiedWithIds: string[]
  ballots: number | null
  eligible: number | null
  total: number | null
  rawTotal: number | null
  interval: Interval | null
  intervalRounded: Interval | null
  trustShares: number[] | null
  robust: boolean | null
  quota: VisibleQuota | null
  lines: VisibleLine[] | null
  counts: VisibleCounts[] | null
  hints: Hint[] | null
  /** Null where no digests were kept. */
  recomputed: boolean | null
}

type VisibleQuota = {
  comparisonGroup: string
  base: number
  capPercent: number
  places: number
  rank: number
  probabilityOfTopGroup: number
}
type VisibleLine = Pick<RatingLine, 'criterion' | 'group' | 'max' | 'effectiveMax' | 'state'> & {
  points: number | null
  interval: Interval | null
  numerator: number | null
  denominator: number | null
  asOf: string | null
  source: string | null
  formula: string
  storedPrior: boolean
}
type VisibleCounts = {
  question: string
  levels: number[]
  skipped: number
  dontKnow: number
  raw: number | null
  shrunk: number | null
  interval: Interval | null
  alpha: number[]
  storedPrior: boolean
}

/** Where a rating stands beside its numbers. */
export type RatingPlace = {
  id: string
  cycleId: string
  state: VisibleRating['state']
  recomputed: VisibleRating['recomputed']
}

/**
 * What one reader may see of a rating: the person rated, the council and inspection everything; members of the unit
 * class, reasons in words, interval in whole points, trust shares by tiers, and nothing a point could be told from
 * (D-19, privacy.md 4).
 */
export function forViewer(
  rating: LeaderRating,
  place: RatingPlace,
  relation: Relation,
): VisibleRating {
  const shown = outline(rating, place, relation)
  if (rating.level === 'NOT_RATED') return { ...shown, ...countsOfAll(rating, relation) }
  const published = {
    ...shown,
    levelBeforeCap: rating.levelBeforeCap,
    reasons: [...rating.reasons],
    tied: rating.ceiling.tie,
    intervalRounded: wholePoints(rating.low, rating.high),
    trustShares: sharesOf(rating),
  }
  return relation === 'UNIT'
    ? published
    : { ...published, ...whole(rating), ...(relation === 'SELF' && ownOnly(rating)) }
}

function outline(rating: LeaderRating, place: RatingPlace, relation: Relation): VisibleRating {
  return {
    ...place,
    relation,
    memberId: rating.memberId,
    unionId: rating.unionId,
    post: rating.post,
    level: rating.level,
    levelBeforeCap: null,
    notRatedReason: rating.level === 'NOT_RATED' ? rating.reason : null,
    reasons: [],
    tied: false,
    tiedWithIds: [],
    ballots: null,
    eligible: null,
    total: null,
    rawTotal: null,
    interval: null,
    intervalRounded: null,
    trustShares: null,
    robust: null,
    quota: null,
    lines: null,
    counts: null,
    hints: null,
  }
}

function countsOfAll({ n: ballots, eligible }: LeaderRating, relation: Relation) {
  return relation === 'UNIT' ? {} : { ballots, eligible }
}

function whole(rating: RatedLeader): Partial<VisibleRating> {
  const { n: ballots, eligible, total, rawTotal, low, high, ceiling } = rating
  return {
    ballots,
    eligible,
    total,
    rawTotal,
    interval: { low, high },
    robust: rating.nonResponse.robust,
    tiedWithIds: ceiling.tiedWith.filter((postId) => postId !== rating.postId),
    quota: quotaOf(rating),
    lines: rating.lines.map((line) => lineOf(line, rating)),
    counts: rating.counts.map(questionOf),
    hints: hintsOf(rating),
  }
}

/**
 * To the person rated, the distance to the last one with a place would tell somebody else's total, as would the distance
 * to the first one without, and so would a chance with six decimals (D-19).
 */
function ownOnly(rating: RatedLeader): Partial<VisibleRating> {
  const { topGroupProbability, candidates, places } = rating.ceiling
  const contested = rating.reasons.includes('CEILING_PLACE') && candidates > places
  const othersTotals = contested ? ['TO_PLACE', 'TO_CLASS_DOWN'] : ['TO_PLACE']
  return {
    quota: {
      ...quotaOf(rating),
      probabilityOfTopGroup: Math.round(topGroupProbability * 100) / 100,
    },
    hints: hintsOf(rating).filter(({ code }) => !othersTotals.includes(code)),
    tiedWithIds: [],
  }
}

function quotaOf({ ceiling }: RatedLeader): VisibleQuota {
  return {
    comparisonGroup: ceiling.group,
    base: ceiling.base,
    capPercent: Math.round(ceiling.cap * 1e8) / 1e6,
    places: ceiling.places,
    rank: ceiling.rank,
    probabilityOfTopGroup: ceiling.topGroupProbability,
  }
}

function sharesOf({ counts, eligible }: RatedLeader): number[] | null {
  const [trust] = counts
  return trust === undefined ? null : shownShares(trust.levels, eligible)
}

function lineOf(line: RatingLine, rating: RatedLeader): VisibleLine {
  const { criterion, group, max, effectiveMax, state, fact, points, low, high } = line
  const empty = state === 'NO_DATA'
  return {
    criterion,
    group,
    max,
    effectiveMax,
    state,
    points: empty ? null : points,
    interval: empty ? null : { low, high },
    numerator: fact?.numerator ?? null,
    denominator: fact?.denominator ?? null,
    asOf: fact?.asOf ?? null,
    source: fact?.source ?? null,
    formula: fact?.formula ?? 'none',
    storedPrior: priorIsStored(group, rating),
  }
}

/** B is the mean of the items, C is own trust; facts have no prior. */
function priorIsStored(group: RatingLine['group'], { counts }: RatedLeader): boolean {
  const [trust, ...items] = counts
  if (group === 'C') return trust?.storedPrior ?? false
  return group === 'B' && items.some((item) => item.storedPrior)
}

function questionOf(counts: LeaderCounts): VisibleCounts {
  const { question, levels, skipped, dontKnow, raw, score, low, high, alpha, storedPrior } = counts
  return {
    question,
    levels: [...levels],
    skipped,
    dontKnow,
    raw,
    shrunk: score,
    interval: low === null || high === null ? null : { low, high },
    alpha: [...alpha],
    storedPrior,
  }
}
