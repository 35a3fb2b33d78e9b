import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attackClasses, type KnownTable } from './class-attacker.ts'
import {
  CLASSES,
  tellClasses,
  type ClassRow,
  type ToldClasses,
  type ToldPart,
} from './tell-classes.ts'

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
const sizes = (parts: readonly ToldPart[] | null | undefined) =>
  parts?.map(({ classes, leaders }) => `${classes.join('+')}: ${leaders}`) ?? null
const row = (id: string, ...counts: number[]): ClassRow => ({ id, counts })

const known = (
  rows: readonly ClassRow[],
  told: ToldClasses,
  insiders: KnownTable['insiders'] = [],
): KnownTable => ({
  rows: rows.map(({ id, counts }) => ({
    id,
    leaders: sum(counts),
    told: told.rows.get(id) ?? null,
    mostlyGood: told.mostlyGood.has(id),
  })),
  whole: told.whole,
  insiders,
})

/** What most tables do: hide cells under five, print the totals of rows and of columns. */
function naive(rows: readonly ClassRow[]): ToldClasses {
  const cells = (counts: readonly number[]) =>
    counts.flatMap((leaders, place) => (leaders >= 5 ? [{ classes: [place], leaders }] : []))
  const sums = CLASSES.map((_, place) => sum(rows.map(({ counts }) => counts[place] ?? 0)))
  const told = new Map(rows.map(({ id, counts }) => [id, cells(counts)]))
  return { rows: told, whole: cells(sums), mostlyGood: new Set() }
}

/** Rows as a province has them: few large ones, some small, most leaders good. */
const count = (most: number) => fc.nat({ max: most })
const province = fc
  .array(
    fc.oneof(
      fc.tuple(count(12), count(40), count(12), count(5)),
      fc.tuple(count(2), fc.integer({ min: 20, max: 40 }), count(1), count(1)),
      fc.tuple(count(3), count(6), count(3), count(2)),
    ),
    { minLength: 2, maxLength: 9 },
  )
  .map((rows) => rows.map((counts, at) => row(`r${at}`, ...counts)))

/** Rows of which a class, or whether somebody has it, is known exactly though it is not told by itself. */
function singledOut(rows: readonly ClassRow[], told: ToldClasses, table: KnownTable): string[] {
  const found = attackClasses(table)
  return rows.flatMap(({ id }) => {
    const alone = new Set(
      told.rows.get(id)?.flatMap(({ classes }) => (classes.length === 1 ? classes : [])),
    )
    const left = sum(rows.find((one) => one.id === id)?.counts ?? [])
    const inside = table.insiders.filter(({ rowId }) => rowId === id).length
    if (left - inside === 0) return []
    return (found.get(id) ?? []).flatMap(([low, high], place) =>
      !alone.has(place) && high - low < 1 ? [`${id} ${CLASSES[place]} is ${low}`] : [],
    )
  })
}

describe('classes of leaders', () => {
  it('are told one by one where each has five, and else together with their neighbours', () => {
    const { rows } = tellClasses([
      row('fine', 6, 20, 7, 5),
      row('low', 6, 20, 4, 2),
      row('top', 2, 20, 6, 7),
      row('both', 2, 20, 6, 1),
      row('good', 8, 20, 1, 0),
      row('same', 2, 28, 0, 0),
      row('few', 1, 3, 0, 0),
    ])
    expect(sizes(rows.get('fine'))).toEqual(['0: 6', '1: 20', '2: 7', '3: 5'])
    expect(sizes(rows.get('low'))).toEqual(['0: 6', '1: 20', '2+3: 6'])
    expect(sizes(rows.get('top'))).toEqual(['0+1: 22', '2: 6', '3: 7'])
    expect(sizes(rows.get('both'))).toEqual(['0+1: 22', '2+3: 7'])
    expect(sizes(rows.get('good'))).toEqual(['0: 8', '1+2+3: 21'])
    expect(sizes(rows.get('same'))).toEqual(['0+1+2+3: 30'])
    expect(rows.has('few')).toBe(false)
  })

  it('of a large row that is nearly all good are told as at least 80 %, if no margin is near', () => {
    const good = [row('a', 4, 32, 0, 0), row('b', 5, 22, 1, 0), row('c', 3, 21, 0, 0)]
    const { rows, whole, mostlyGood } = tellClasses(good)
    expect(sizes(rows.get('a'))).toEqual(['0+1+2+3: 36'])
    expect(sizes(whole)).toEqual(['0: 12', '1+2+3: 76'])
    expect([...mostlyGood]).toEqual(['a', 'b'])
    expect(tellClasses([row('a', 0, 1, 0, 34)]).mostlyGood.size).toBe(0)
    const beside = tellClasses([
      row('a', 4, 32, 2, 2),
      row('b', 4, 26, 2, 2),
      row('c', 4, 26, 2, 2),
    ])
    expect(sizes(beside.whole)).toEqual(['0: 12', '1: 84', '2: 6', '3: 6'])
    expect(beside.mostlyGood.size).toBe(0)
  })

  it('of the whole stay coarse where the rows’ hidden numbers would follow from them', () => {
    const fine = row('a', 6, 20, 7, 5)
    expect(sizes(tellClasses([fine, row('b', 2, 20, 6, 1)]).whole)).toEqual(['0+1: 48', '2+3: 19'])
    expect(sizes(tellClasses([fine, row('one', 0, 1, 0, 0)]).whole)).toEqual(['0+1+2+3: 39'])
    const open = tellClasses([fine, row('b', 4, 20, 8, 4), row('c', 4, 20, 8, 4)])
    expect(sizes(open.whole)).toEqual(['0: 14', '1: 60', '2: 23', '3: 13'])
  })

  it('tell nothing below five, and every leader of a row once', () => {
    fc.assert(
      fc.property(province, (rows) => {
        const told = tellClasses(rows)
        for (const [id, parts] of told.rows) {
          const counts = rows.find((one) => one.id === id)?.counts ?? []
          expect(parts.flatMap(({ classes }) => classes)).toEqual([0, 1, 2, 3])
          for (const { classes, leaders } of parts) {
            expect(leaders).toBe(sum(classes.map((place) => counts[place] ?? 0)))
            expect(leaders).toBeGreaterThanOrEqual(5)
          }
        }
      }),
    )
  })
})

describe('the linear-programme attacker', () => {
  it('finds no hidden number of any row, nor with the classes of two leaders he knows', () => {
    fc.assert(
      fc.property(
        province,
        fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 2 }),
        (rows, picks) => {
          const told = tellClasses(rows)
          const insiders = knownLeaders(rows, picks)
          expect(singledOut(rows, told, known(rows, told))).toEqual([])
          expect(singledOut(rows, told, known(rows, told, insiders))).toEqual([])
        },
      ),
      { numRuns: 150 },
    )
  })

  it('is always right: the truth is among what he thinks possible', () => {
    fc.assert(
      fc.property(province, (rows) => {
        const told = tellClasses(rows)
        for (const [id, intervals] of attackClasses(known(rows, told))) {
          const counts = rows.find((one) => one.id === id)?.counts ?? []
          intervals.forEach(([low, high], place) => {
            expect(low).toBeLessThanOrEqual(counts[place] ?? 0)
            expect(high).toBeGreaterThanOrEqual(counts[place] ?? 0)
          })
        }
      }),
      { numRuns: 60 },
    )
  })

  it('control: takes most naive tables with margins apart', () => {
    const provinces = fc.sample(province, { numRuns: 150, seed: 2023 })
    const taken = provinces.filter((rows) => {
      const told = naive(rows)
      return singledOut(rows, told, known(rows, told)).length > 0
    }).length
    console.info(
      `naive suppression gives a hidden class away in ${taken} of 150 provinces, ours in 0`,
    )
    expect(taken).toBeGreaterThan(75)
  })
})

/** Somebody's own chair, and the one above. */
function knownLeaders(rows: readonly ClassRow[], picks: readonly [number, number][]) {
  const left = rows.map(({ id, counts }) => ({ id, counts: [...counts] }))
  return picks.flatMap(([where, what]) => {
    const led = left.filter(({ counts }) => sum(counts) > 0)
    const one = led[where % Math.max(1, led.length)]
    const places = one?.counts.flatMap((each, place) => (each > 0 ? [place] : [])) ?? []
    const place = places[what % Math.max(1, places.length)]
    if (!one || place === undefined) return []
    one.counts[place] = (one.counts[place] ?? 0) - 1
    return [{ rowId: one.id, place }]
  })
}

describe('somebody who knows the rule by heart', () => {
  it('still thinks five numbers possible for every hidden class of a row', () => {
    const worlds = tablesOf([18]).concat(tablesOf([9]), tablesOf([5]), tablesOf([27]))
    expect(fewestPossible(worlds)).toBeGreaterThanOrEqual(5)
  })

  it('and more than one where the whole is told beside two or three rows', () => {
    expect(fewestPossible(tablesOf([7, 6]))).toBeGreaterThan(1)
    expect(fewestPossible(tablesOf([6, 3, 2]))).toBeGreaterThan(1)
  })
})

/** Every table with rows of these sizes. */
function tablesOf(leaders: readonly number[]): ClassRow[][] {
  const rowsOf = (size: number) => {
    const found: number[][] = []
    for (let a = 0; a <= size; a++)
      for (let b = 0; a + b <= size; b++)
        for (let c = 0; a + b + c <= size; c++) found.push([a, b, c, size - a - b - c])
    return found
  }
  return leaders.reduce<ClassRow[][]>(
    (tables, size, at) =>
      tables.flatMap((rows) => rowsOf(size).map((counts) => [...rows, row(`r${at}`, ...counts)])),
    [[]],
  )
}

/** Groups all tables by what is told of them: of how many values of a hidden number can nobody be sure, at the least? */
function fewestPossible(tables: readonly ClassRow[][]): number {
  const groups = Map.groupBy(tables, (rows) => {
    const { rows: told, whole, mostlyGood } = tellClasses(rows)
    return JSON.stringify([
      [...mostlyGood],
      rows.map(({ id, counts }) => [sum(counts), sizes(told.get(id))]),
      sizes(whole),
    ])
  })
  let fewest = Infinity
  for (const group of groups.values()) {
    const { rows: told } = tellClasses(group[0] ?? [])
    for (const [at, { id, counts }] of (group[0] ?? []).entries())
      counts.forEach((_, place) => {
        if (told.get(id)?.some(({ classes }) => classes.length === 1 && classes[0] === place))
          return
        const possible = new Set(group.map((rows) => rows[at]?.counts[place]))
        fewest = Math.min(fewest, possible.size)
      })
  }
  return fewest
}
