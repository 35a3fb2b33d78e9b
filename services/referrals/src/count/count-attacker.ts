import highsModule from 'highs'
import { MOST_WAITING } from './limits.ts'
import { groupsOf } from './place-units.ts'
import type { CountTable } from './publish-counts.ts'

/** Test only. What one officer knows by heart: the own union's true counts at every table. */
export type Insider = { unitId: string; sent: number[]; withdrawn: number[] }

/** What the attacker asks for: people of some unions at one table who were sent, or sent and then withdrew. */
export type Target = { units: string[]; table: number; what: 'sent' | 'withdrawn' }

export type Interval = [low: number, high: number]

// Its types are written for CommonJS; as an ES module the default export is the loader itself.
const loadHighs = highsModule as unknown as typeof highsModule.default
const highs = await loadHighs()

/**
 * Test only. Everybody's knowledge together: all tables of a year ever published to any role, the rule they were made
 * by, the places of the unions, and what an insider knows. For each target the smallest and the largest number of people
 * that agrees with all of it (a linear programme over unions, tables, sent and withdrawn).
 */
export function attackCounts(
  tables: readonly CountTable[],
  insider: Insider | null,
  targets: readonly Target[],
): Interval[] {
  const units = tables.at(-1)?.places.map(({ id }) => id) ?? []
  const at = new Map(units.map((id, index) => [id, index]))
  const variable = (id: string, table: number, what: Target['what']) =>
    ((at.get(id) ?? 0) * tables.length + table) * 2 + (what === 'sent' ? 0 : 1)
  return highs.withModel((model) => {
    model.options.set({ output_flag: false })
    for (let n = 0; n < units.length * tables.length * 2; n++) model.addVar(0, 1_000)
    const row = (low: number, high: number, plus: number[], minus: number[] = []) => {
      const values = [...plus.map(() => 1), ...minus.map(() => -1)]
      model.addRow(low, high, { indices: [...plus, ...minus], values })
    }
    const sum = (ids: readonly string[], table: number, what: Target['what']) =>
      ids.map((id) => variable(id, table, what))
    everyCountGrows()
    tables.forEach(readGroups)
    readPool()
    readUnits()
    listenToInsider()
    return targets.map((target) => range(sum(target.units, target.table, target.what)))

    function everyCountGrows(): void {
      for (const id of units)
        tables.forEach((_, table) => {
          row(0, 1_000, sum([id], table, 'sent'), sum([id], table, 'withdrawn'))
          if (table === 0) return
          for (const what of ['sent', 'withdrawn'] as const)
            row(0, 1_000, sum([id], table, what), sum([id], table - 1, what))
        })
    }
    // who knows the rule knows that less than a batch waits; more, where a batch of withdrawals was held back
    function readGroups({ groups, places }: CountTable, table: number): void {
      for (const { group, sent, withdrawn } of groups) {
        const of = (groupsOf(places).get(group) ?? []).map(({ id }) => id)
        row(sent.count, sent.count + MOST_WAITING, sum(of, table, 'sent'))
        row(withdrawn.count, 1_000, sum(of, table, 'withdrawn'))
        if (sent.asOf === tables[table]?.asOf) row(sent.count, sent.count, sum(of, table, 'sent'))
        if (withdrawn.asOf === tables[table]?.asOf)
          row(withdrawn.count, withdrawn.count, sum(of, table, 'withdrawn'))
      }
    }
    function readPool(): void {
      const table = tables.length - 1
      const { pool, groups, places } = tables[table] ?? { groups: [], places: [] }
      const inGroups = [...groupsOf(places).values()].flat().map(({ id }) => id)
      for (const what of ['sent', 'withdrawn'] as const) {
        const waiting = pool?.[what] ?? 0
        const released = groups.reduce((total, group) => total + group[what].count, 0)
        if (waiting > 0) row(waiting + released, waiting + released, sum(inGroups, table, what))
      }
    }
    function readUnits(): void {
      const table = tables.length - 1
      const { units: cells, places } = tables[table] ?? { units: [], places: [] }
      for (const of of groupsOf(places).values()) {
        const ids = new Set(of.map(({ id }) => id))
        const own = cells.filter(({ orgId }) => ids.has(orgId))
        for (const { orgId, shown, sent } of own) {
          const cell = sum([orgId], table, 'sent')
          if (shown === 'PUBLISHED') row(sent ?? 0, sent ?? 0, cell)
          if (shown === 'UNDER_5') row(0, MOST_WAITING, cell)
        }
      }
    }
    function listenToInsider(): void {
      if (!insider) return
      tables.forEach((_, table) => {
        for (const what of ['sent', 'withdrawn'] as const) {
          const known = insider[what][table] ?? 0
          row(known, known, sum([insider.unitId], table, what))
        }
      })
    }
    function range(indices: number[]): Interval {
      return [extreme(indices, 1), 0 - extreme(indices, -1)]
    }
    function extreme(indices: number[], cost: number): number {
      for (const index of indices) model.changeColCost(index, cost)
      model.run()
      const found = Math.round(model.getObjectiveValue() * 1e6) / 1e6
      for (const index of indices) model.changeColCost(index, 0)
      return found
    }
  })
}
