import { sumVnd } from './fund.ts'
import { hiddenRows, showsTotal, type Counts } from './hide-cells.ts'

/** One unit's count in one table, e.g. a round or the whole year. `totalVnd` null: a count without money. */
export type Cell = {
  table: string
  unionId: string
  upperId: string
  count: number
  totalVnd: number | null
}

export type BoardRow = {
  id: string
  units: number
  count: number | null
  totalVnd: number | null
  hidden: boolean
}
export type BoardTable = {
  rows: BoardRow[]
  units: number
  count: number | null
  totalVnd: number | null
}

const EMPTY: BoardTable = { rows: [], units: 0, count: null, totalVnd: null }

/** All cells of a year, with what may be told of them. Made from the whole province at once, so that all who ask see the same. */
export type Board = {
  /** The units of one upper union. */
  under: (upperId: string, table: string) => BoardTable
  /** The upper unions, and the units directly below the province. */
  province: (table: string) => BoardTable
  /** May others than its own officers learn this unit's count? */
  shows: (unionId: string) => boolean
}

/**
 * Tables of counts below the province. What is hidden in one table is hidden in all tables of the year, and an upper union
 * whose own total cannot be told is hidden in the province's table too.
 */
export function makeBoard(cells: readonly Cell[], provinceId: string): Board {
  const below = Map.groupBy(cells, ({ upperId }) => upperId)
  const upperOf = new Map(cells.map(({ unionId, upperId }) => [unionId, upperId]))
  const hiddenUnits = new Map(
    [...below].map(([upperId, own]) => [upperId, hiddenRows([...countsOf(own).values()])]),
  )
  const none: ReadonlySet<string> = new Set()
  const hiddenOf = (upperId: string) => hiddenUnits.get(upperId) ?? none
  const top = cells.map((cell) => ({ ...cell, unionId: topOf(cell, provinceId) }))
  const topCells = topRows(top)
  const silent = [...below]
    .filter(([upperId]) => upperId !== provinceId)
    .filter(([id, own]) =>
      [...countsOf(own).values()].some((one) => !showsTotal(one, hiddenOf(id))),
    )
    .map(([upperId]) => upperId)
  const hiddenTop = hiddenRows([...countsOf(topCells).values()], silent)
  const inTable = (own: readonly Cell[], table: string) =>
    own.filter((cell) => cell.table === table)
  return {
    under: (upperId, table) => {
      const own = inTable(below.get(upperId) ?? [], table)
      // its rows would add up to the row the province's table hides
      return hiddenTop.has(upperId) ? closed(own) : tableOf(own, hiddenOf(upperId))
    },
    province: (table) => tableOf(inTable(topCells, table), hiddenTop, inTable(top, table)),
    shows: (unionId) => {
      const upperId = upperOf.get(unionId)
      if (upperId === undefined) return false
      if (upperId === provinceId) return !hiddenTop.has(unionId)
      return !hiddenTop.has(upperId) && !hiddenOf(upperId).has(unionId)
    },
  }
}

function topOf({ upperId, unionId }: Cell, provinceId: string): string {
  return upperId === provinceId ? unionId : upperId
}

/** One cell per table and child of the province. */
function topRows(cells: readonly Cell[]): Cell[] {
  const groups = Map.groupBy(cells, ({ table, unionId }) => `${table} ${unionId}`)
  return [...groups.values()].flatMap(([first, ...rest]) => {
    if (!first) return []
    const all = [first, ...rest]
    return [{ ...first, count: sumOf(all), totalVnd: vndOf(all) }]
  })
}

function countsOf(cells: readonly Cell[]): Map<string, Counts> {
  const tables = Map.groupBy(cells, ({ table }) => table)
  return new Map(
    [...tables].map(([table, own]) => [
      table,
      new Map(own.map(({ unionId, count }) => [unionId, count])),
    ]),
  )
}

function tableOf(
  cells: readonly Cell[],
  hidden: ReadonlySet<string>,
  units: readonly Cell[] = cells,
): BoardTable {
  if (cells.length === 0) return EMPTY
  const unitsOf = Map.groupBy(units, ({ unionId }) => unionId)
  const counts = new Map(cells.map(({ unionId, count }) => [unionId, count]))
  const told = showsTotal(counts, hidden)
  const rows = cells.map(({ unionId: id, count, totalVnd }) => ({
    id,
    units: unitsOf.get(id)?.length ?? 0,
    ...(hidden.has(id)
      ? { count: null, totalVnd: null, hidden: true }
      : { count, totalVnd, hidden: false }),
  }))
  return {
    rows: rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    units: units.length,
    count: told ? sumOf(cells) : null,
    totalVnd: told ? vndOf(cells) : null,
  }
}

function closed(cells: readonly Cell[]): BoardTable {
  const all = tableOf(cells, new Set(cells.map(({ unionId }) => unionId)))
  return { ...all, count: null, totalVnd: null }
}

function sumOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { count }) => sum + count, 0)
}

function vndOf(cells: readonly Cell[]): number | null {
  return cells[0]?.totalVnd === null ? null : sumVnd(cells.map(({ totalVnd }) => totalVnd ?? 0))
}
