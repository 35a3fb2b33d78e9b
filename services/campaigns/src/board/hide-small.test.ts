import { expect, test } from 'vitest'
import { hideSmall } from './hide-small.ts'

/** Every table of `cells` counts from 0 to `most`. */
function tables(cells: number, most: number): number[][] {
  if (cells === 0) return [[]]
  const rest = tables(cells - 1, most)
  return Array.from({ length: most + 1 }, (_, count) => rest.map((row) => [count, ...row])).flat()
}

test.each([1, 2, 3, 4])(
  'who sees a table of %i counts, its total and these rules cannot compute a count below 5',
  (cells) => {
    const seen = Map.groupBy(tables(cells, 11), (table) => JSON.stringify(hideSmall(table)))
    for (const [shown, possible] of seen)
      for (let at = 0; at < cells; at++) {
        const values = new Set(possible.map((table) => table[at]))
        const small = [...values].some((count) => count !== undefined && count < 5)
        expect(!small || values.size > 1, `${shown}: cell ${at}`).toBe(true)
      }
  },
)

test('nought is hidden like one: nobody learns that a unit has none', () => {
  expect(hideSmall([0, 40, 12])).toEqual({ cells: [null, 40, null], total: 52 })
  expect(hideSmall([3, 40, 12])).toEqual({ cells: [null, 40, null], total: 55 })
  expect(hideSmall([2, 1])).toEqual({ cells: [null, null], total: null })
  expect(hideSmall([7])).toEqual({ cells: [7], total: 7 })
})
