import type { LeaderScheme } from '../scheme/leader-scheme.ts'
import { micro, round6 } from './decimals.ts'
import { crossesCutOff, cutOff, neighbour } from './level.ts'
import type { ClassChange, ClassReason, ScoredLeader } from './rating.ts'

/** What the ceiling did: gave a place, left out in a tie, left out above the ceiling, or nothing. */
export type CeilingMark = 'PLACED' | 'TIED' | 'CUT' | 'NONE'

/** Why the class is what it is, in the order in which it is told (web.md 4.4). */
export function reasonsOf(
  leader: ScoredLeader,
  mark: CeilingMark,
  scheme: LeaderScheme,
): ClassReason[] {
  const best = scheme.levels[0]
  const reached = best !== undefined && micro(leader.total) >= micro(best.from)
  const told: [boolean, ClassReason][] = [
    [mark === 'TIED', 'TIE'],
    [mark === 'PLACED', 'CEILING_PLACE'],
    [mark === 'CUT', 'CEILING_CUT'],
    [reached && leader.levelBeforeCap !== best.level, 'BLOCKED'],
    [crossesCutOff(leader.low, leader.high, scheme.levels), 'INTERVAL_CROSSES'],
    [leader.n < scheme.explain.fewAnswersBelow, 'FEW_BALLOTS'],
    [true, leader.nonResponse.robust ? 'ROBUST' : 'NOT_ROBUST'],
  ]
  return told.filter(([applies]) => applies).map(([, reason]) => reason)
}

/** Totals around the ceiling: of the last one with a place, and of the first candidate without. */
export type CeilingTotals = { readonly lastPlaced: number | null; readonly firstOut: number | null }

/**
 * What would have changed the class, the ceiling counted in: points to the cut-offs around the total, for a candidate
 * without a place the points to the last one who has it, and for one with a place also those to the first without.
 */
export function changeOf(
  leader: ScoredLeader,
  mark: CeilingMark,
  { lastPlaced, firstOut }: CeilingTotals,
  scheme: LeaderScheme,
): ClassChange {
  const without = mark === 'TIED' || mark === 'CUT'
  const level =
    (without && neighbour(leader.levelBeforeCap, scheme.levels, 1)) || leader.levelBeforeCap
  const above = neighbour(leader.levelBeforeCap, scheme.levels, -1)
  const below = neighbour(level, scheme.levels, 1)
  const toUp = above === null ? 0 : cutOff(above, scheme.levels) - leader.total
  const toCutOff = leader.total - cutOff(level, scheme.levels)
  const toOut = mark === 'PLACED' && firstOut !== null ? leader.total - firstOut : toCutOff
  const toDown = Math.min(toCutOff, toOut)
  return {
    // Who has the points already is kept out by a gate, which no point opens.
    up: above === null || toUp <= 0 ? null : { level: above, points: round6(toUp) },
    down: below === null ? null : { level: below, points: round6(Math.max(0, toDown)) },
    toPlace: without && lastPlaced !== null ? round6(Math.max(0, lastPlaced - leader.total)) : null,
  }
}
