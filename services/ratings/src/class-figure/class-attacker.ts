import highsModule from 'highs'
import { CLASSES, MOSTLY_PERCENT, type ToldPart } from './tell-classes.ts'

/** Test only. Everything an attacker holds about one year: who leads what is public, so the sizes of rows are known. */
export type KnownTable = {
  rows: {
    id: string
    leaders: number
    told: readonly ToldPart[] | null
    mostlyGood?: boolean
  }[]
  whole: readonly ToldPart[] | null
  /** Classes of leaders the attacker knows by heart: the own chair and the one above (D-19). */
  insiders: { rowId: string; place: number }[]
}

/** The smallest and the largest number of leaders in a class of a row that agrees with everything known. */
export type Interval = [low: number, high: number]

// Its types are written for CommonJS; as an ES module the default export is the loader itself.
const loadHighs = highsModule as unknown as typeof highsModule.default
const highs = await loadHighs()

/** Test only. A linear programme over rows and classes: bounds for every class of every row, insiders left out. */
export function attackClasses({ rows, whole, insiders }: KnownTable): Map<string, Interval[]> {
  const at = new Map(rows.map(({ id }, index) => [id, index * CLASSES.length]))
  const cell = (id: string, place: number) => (at.get(id) ?? 0) + place
  const places = CLASSES.map((_, place) => place)
  const inside = (id: string, place: number) =>
    insiders.filter((one) => one.rowId === id && one.place === place).length
  return highs.withModel((model) => {
    model.options.set({ output_flag: false })
    for (const { id, leaders } of rows)
      for (const place of places) model.addVar(inside(id, place), leaders)
    const fix = (value: number, indices: number[]) =>
      model.addRow(value, value, { indices, values: indices.map(() => 1) })
    for (const { id, leaders, told, mostlyGood } of rows) {
      fix(
        leaders,
        places.map((place) => cell(id, place)),
      )
      for (const part of told ?? [])
        fix(
          part.leaders,
          part.classes.map((place) => cell(id, place)),
        )
      if (mostlyGood)
        model.addRow((leaders * MOSTLY_PERCENT) / 100, leaders, {
          indices: [cell(id, 0), cell(id, 1)],
          values: [1, 1],
        })
    }
    for (const part of whole ?? [])
      fix(
        part.leaders,
        rows.flatMap(({ id }) => part.classes.map((place) => cell(id, place))),
      )
    const extreme = (index: number, cost: number) => {
      model.changeColCost(index, cost)
      model.run()
      const found = Math.round(model.getObjectiveValue() * 1e6) / 1e6
      model.changeColCost(index, 0)
      return found
    }
    const range = (id: string, place: number): Interval => {
      const own = inside(id, place)
      const index = cell(id, place)
      return [extreme(index, 1) - own, 0 - extreme(index, -1) - own]
    }
    return new Map(rows.map(({ id }) => [id, places.map((place) => range(id, place))]))
  })
}
