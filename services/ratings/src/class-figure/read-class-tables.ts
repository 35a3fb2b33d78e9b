import type { LevelSum } from '../rating/rating-store.ts'
import type { Stores } from '../stores.ts'
import { CLASSES, tellClasses, type ClassRow, type ToldClasses } from './tell-classes.ts'

/** A year's classes as they are told, and which upper unions the cycle reached. */
export type ClassTable = ToldClasses & { year: number; uppers: ReadonlySet<string> }

/** The tables of published cycles. A published cycle never changes, so neither does its table. */
export async function readClassTables(
  { cycle, rating }: Pick<Stores, 'cycle' | 'rating'>,
  years: readonly number[],
): Promise<ClassTable[]> {
  const cycles = (await cycle.publishedOf(years)).flatMap(({ year, result }) =>
    result ? [{ year, runId: result.runId }] : [],
  )
  const sums = cycles.length > 0 ? await rating.levelsByUpper(cycles.map(({ runId }) => runId)) : []
  const byRun = Map.groupBy(sums, ({ runId }) => runId)
  return cycles.map(({ year, runId }) => ({ year, ...tableOf(byRun.get(runId) ?? []) }))
}

/** Chairs of one upper union are a row; so are those directly under the province, and the chairs of upper unions. */
function tableOf(sums: readonly LevelSum[]): Omit<ClassTable, 'year'> {
  const chairs = sums.filter(({ post }) => post === 'CHAIR')
  const rows = Map.groupBy(sums, ({ post, upperId }) => (post === 'CHAIR' ? (upperId ?? '') : post))
  return {
    ...tellClasses([...rows].map(([id, of]) => rowOf(id, of))),
    uppers: new Set(chairs.flatMap(({ upperId }) => upperId ?? [])),
  }
}

function rowOf(id: string, sums: readonly LevelSum[]): ClassRow {
  const leaders = (level: string) =>
    sums.reduce((total, each) => total + (each.level === level ? each.leaders : 0), 0)
  return { id, counts: CLASSES.map(leaders) }
}
