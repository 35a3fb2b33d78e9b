import type { Level, LeaderScheme } from '../scheme/leader-scheme.ts'
import { micro } from './decimals.ts'

type Levels = LeaderScheme['levels']

/** The level of a total (0-100) by the scheme's cut-offs, compared in millionths. domain.md 8.2. */
export function levelOf(total: number, levels: Levels): Level {
  const reached = levels.find(({ from }) => micro(total) >= micro(from))
  const lowest = levels.at(-1)
  if (lowest === undefined) throw new Error('The scheme has no levels')
  return reached?.level ?? lowest.level
}

/** First points of a level. */
export function cutOff(level: Level, levels: Levels): number {
  const found = levels.find((entry) => entry.level === level)
  if (found === undefined) throw new Error(`The scheme has no level ${level}`)
  return found.from
}

/** The level next to one: -1 better, +1 worse; null at the end. */
export function neighbour(level: Level, levels: Levels, step: -1 | 1): Level | null {
  const at = levels.findIndex((entry) => entry.level === level) + step
  return at < 0 ? null : (levels[at]?.level ?? null)
}

/** Whether an interval contains a cut-off above its lower end: the class is then one of several possible. */
export function crossesCutOff(low: number, high: number, levels: Levels): boolean {
  return levelOf(low, levels) !== levelOf(high, levels)
}
