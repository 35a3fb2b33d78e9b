import { describe, expect, it } from 'vitest'
import { breakingChanges, brokenPromises, unexplained } from './breaking.ts'

const BEFORE = `
  enum Level { GOOD FAIR }
  input Wanted { year: Int! }
  type Query { ratings(year: Int, wanted: Wanted): [Rating!]! }
  type Rating { id: ID! level: Level! note: String }
`

describe('a change of the graph', () => {
  it('that adds a field, a type or a value breaks nothing', () => {
    const after = `${BEFORE.replace('note: String', 'note: String words: Words')} type Words { vi: String }`
    expect(breakingChanges(BEFORE, after)).toEqual([])
  })

  it.each([
    ['takes a field away', 'note: String', '', 'Rating.note was removed.'],
    ['makes a field nullable', 'level: Level!', 'level: Level', 'Rating.level changed type'],
    ['asks for one more argument', '(year: Int,', '(year: Int, by: ID!,', 'by'],
    ['takes a value away', 'GOOD FAIR', 'GOOD', 'FAIR was removed from enum type Level.'],
    ['asks for one more input field', 'year: Int! }', 'year: Int! month: Int! }', 'month'],
  ])('that %s breaks clients', (_, from, to, told) => {
    const changes = breakingChanges(BEFORE, BEFORE.replace(from, to))
    expect(changes.join()).toContain(told)
    expect(unexplained(changes, {})).toEqual(changes)
    expect(unexplained(changes, Object.fromEntries(changes.map((one) => [one, 'why'])))).toEqual([])
  })

  it('of composition alone is no business of clients', () => {
    const before = `${BEFORE} scalar join__FieldSet enum join__Graph { A B }`
    expect(breakingChanges(before, BEFORE)).toEqual([])
  })
})

it('the committed graph breaks no promise without a note', () => {
  expect(brokenPromises()).toEqual([])
})
