import { expect, test } from 'vitest'
import { readCostField } from './cost-field.ts'

test('what to lower is read with its page, the variable that says it, and what fits', () => {
  expect(readCostField('units.edges.node.children(first: 100 -> 23)')).toEqual({
    path: 'units.edges.node.children',
    page: { size: 100, fits: 23 },
  })
  expect(readCostField('units(first: $n = 100 -> 48)')).toEqual({
    path: 'units',
    page: { size: 100, variable: 'n', fits: 48 },
  })
  expect(readCostField('units(first: 100)')).toEqual({ path: 'units', page: { size: 100 } })
  expect(readCostField('all.people')).toEqual({ path: 'all.people' })
})
