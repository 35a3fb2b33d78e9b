/** A table of counts with known margins; null where a cell cannot be anything but empty. */
export type Table = readonly (readonly (number | null)[])[]

export type Cell = { row: number; column: number }

type Step = Cell & { sign: 1 | -1 }
type Node = { side: 'ROW' | 'COLUMN'; at: number }

/**
 * By how much a cell can grow (INTO) or shrink (OUT) while every margin stays as it is and no count falls below nought: the
 * bounds of a cell of a transportation table. Repeats the shortest detour through the other cells, as a largest flow does.
 */
export function mostMoved(table: Table, cell: Cell, way: 'INTO' | 'OUT'): number {
  const left = table.map((counts) => [...counts])
  const countAt = ({ row, column }: Cell) => left[row]?.[column] ?? 0
  let moved = 0
  for (;;) {
    const detour = findDetour(left, cell, way)
    if (!detour) return moved
    const givers = detour.filter(({ sign }) => sign < 0)
    const amount = Math.min(...givers.map(countAt))
    for (const step of detour)
      left[step.row]?.splice(step.column, 1, countAt(step) + step.sign * amount)
    moved += amount
  }
}

/**
 * A cell that grows overfills its column: another cell there gives, its row takes elsewhere, and so on, until the cell's own
 * row has given. A cell that shrinks is the same from its row to its column.
 */
function findDetour(table: Table, cell: Cell, way: 'INTO' | 'OUT'): Step[] | null {
  const row: Node = { side: 'ROW', at: cell.row }
  const column: Node = { side: 'COLUMN', at: cell.column }
  const [start, end] = way === 'INTO' ? [column, row] : [row, column]
  const reached = new Map<string, Step[]>([[keyOf(start), []]])
  const queue = [start]
  for (const node of queue) {
    const steps = reached.get(keyOf(node)) ?? []
    for (const { next, step } of stepsFrom(table, node)) {
      if ((step.row === cell.row && step.column === cell.column) || reached.has(keyOf(next)))
        continue
      reached.set(keyOf(next), [...steps, step])
      queue.push(next)
    }
  }
  return reached.get(keyOf(end)) ?? null
}

function stepsFrom(table: Table, { side, at }: Node): { next: Node; step: Step }[] {
  if (side === 'COLUMN')
    return table.flatMap((counts, row) =>
      (counts[at] ?? 0) > 0
        ? [{ next: { side: 'ROW', at: row }, step: { row, column: at, sign: -1 } }]
        : [],
    )
  return (table[at] ?? []).flatMap((count, column) =>
    count === null
      ? []
      : [{ next: { side: 'COLUMN', at: column }, step: { row: at, column, sign: 1 } }],
  )
}

function keyOf({ side, at }: Node): string {
  return `${side} ${at}`
}
