import highsModule from 'highs'

/** Test only. What the attacker of privacy.md 4 knows of each unit: how many answered, and what insiders gave. */
export type AttackedUnit = { id: string; n: number; insiders?: number[] }

/** A published sum: the units in it, and the count of every level. */
export type PublishedSum = { units: string[]; counts: number[] }

/** Smallest and largest count of a level in a unit that agree with everything published. */
export type Interval = [low: number, high: number]

// Its types are written for CommonJS; as an ES module the default export is the loader itself.
const loadHighs = highsModule as unknown as typeof highsModule.default
const highs = await loadHighs()

/**
 * Test only. The linear-programme attacker (privacy.md 4, P3): for every level of every target unit the bounds of its
 * count over all tables that agree with the published sums, the known number of ballots, and the insiders' own answers.
 */
export function attack(
  units: AttackedUnit[],
  published: PublishedSum[],
  levels: number,
  targets: string[],
): Map<string, Interval[]> {
  const at = new Map(units.map(({ id }, index) => [id, index * levels]))
  return highs.withModel((model) => {
    model.options.set({ output_flag: false })
    for (const { n, insiders } of units)
      for (let level = 0; level < levels; level++) model.addVar(insiders?.[level] ?? 0, n)
    for (const { id, n } of units) row(n, cells([id], [...Array(levels).keys()]))
    for (const { units: ids, counts } of published)
      counts.forEach((count, level) => row(count, cells(ids, [level])))
    return new Map(targets.map((id) => [id, [...Array(levels).keys()].map((l) => range(id, l))]))

    function row(value: number, indices: number[]): void {
      model.addRow(value, value, { indices, values: indices.map(() => 1) })
    }
    function range(id: string, level: number): Interval {
      const cell = (at.get(id) ?? 0) + level
      return [extreme(cell, 1), 0 - extreme(cell, -1)]
    }
    function extreme(cell: number, cost: number): number {
      model.changeColCost(cell, cost)
      model.run()
      const found = Math.round(model.getObjectiveValue() * 1e6) / 1e6
      model.changeColCost(cell, 0)
      return found
    }
  })

  function cells(ids: string[], of: number[]): number[] {
    return ids.flatMap((id) => of.map((level) => (at.get(id) ?? 0) + level))
  }
}

/** Is the count of this level known exactly? */
export function isDetermined([low, high]: Interval): boolean {
  return high - low < 1e-6
}
