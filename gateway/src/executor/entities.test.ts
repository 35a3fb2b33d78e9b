import { describe, expect, it } from 'vitest'
import { entitiesAt, pathsAt } from './entities.ts'
import type { Json } from './own.ts'

const root: Json = {
  rows: [{ by: { id: 1 } }, { by: null }, null, { by: { id: 2 } }],
  pages: [[{ id: 3 }], [], [null, { id: 4 }]],
}

describe('the objects at a place of an answer', () => {
  it.each([
    [
      ['rows', '@', 'by'],
      [1, 2],
    ],
    [
      ['pages', '@', '@'],
      [3, 4],
    ],
    [['nothing', '@', 'by'], []],
    [['toString'], []],
  ])('%j are found through lists, without nulls', (path, ids) => {
    expect(entitiesAt(root, path).map(({ id }) => id)).toEqual(ids)
  })

  it('have the paths a client sees', () => {
    const path = ['rows', '@', 'by']
    const places = pathsAt(root, path)
    expect(entitiesAt(root, path).map((entity) => places.get(entity))).toEqual([
      ['rows', 0, 'by'],
      ['rows', 3, 'by'],
    ])
  })
})
