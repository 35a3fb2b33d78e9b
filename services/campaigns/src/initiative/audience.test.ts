import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bylineOf, relationOf, visible, type InitiativeReader } from './audience.ts'
import { STANDING, type InitiativeState } from './initiative.ts'
import { sampleInitiative, sampleText } from './sample-initiative.ts'

const nobody: InitiativeReader = {
  isAuthor: false,
  isGrassroots: false,
  isAbove: false,
  isInspection: false,
  isReader: false,
}
const NOTHING = { moves: [], editable: false, consented: false }
const submitted = (changes = {}) =>
  sampleInitiative({ editions: [{ no: 1, on: '2023-05-01', text: sampleText() }], ...changes })
const states = fc.constantFrom<InitiativeState>(
  'DRAFT',
  'SUBMITTED',
  'CONFIRMED',
  'RECOGNIZED',
  'NOT_RECOGNIZED',
  'IN_PROGRAMME',
  'COUNTED',
  'RETURNED',
  'REPLICATED',
  'REVOKED',
  'WITHDRAWN',
)

test('a draft is its authors alone', () => {
  const all = { ...nobody, isGrassroots: true, isAbove: true, isInspection: true, isReader: true }
  expect(relationOf(sampleInitiative(), all)).toBeNull()
  expect(relationOf(sampleInitiative({ state: 'WITHDRAWN' }), all)).toBeNull()
  expect(relationOf(sampleInitiative(), { ...nobody, isAuthor: true })).toBe('AUTHOR')
})

test('to everybody else only what is counted exists, and of it neither names nor know-how', () => {
  fc.assert(
    fc.property(states, (state) => {
      const one = submitted({ state })
      expect(relationOf(one, nobody)).toBe(STANDING.includes(state) ? 'PUBLIC' : null)
    }),
  )
  const seen = visible(submitted({ state: 'COUNTED' }), 'PUBLIC', NOTHING)
  expect(seen).toMatchObject({ body: null, authors: null, steps: null, decision: null })
  expect(JSON.stringify(seen)).not.toMatch(/lead|"co"|84000000|Sấy hai/)
})

test('province and organisers read without names, and no confidential know-how', () => {
  const steps = [
    {
      move: 'SUBMIT' as const,
      state: 'SUBMITTED' as const,
      on: '2023-05-01',
      by: 'lead',
      reason: null,
      decision: null,
    },
  ]
  const open = visible(submitted({ steps }), 'READER', NOTHING)
  expect(open.body?.solution).toContain('Sấy')
  expect(JSON.stringify(open)).not.toMatch(/"lead"|"co"/)
  const closed = submitted({ text: sampleText({ confidential: true }) })
  expect(visible(closed, 'READER', NOTHING).body).toBeNull()
  for (const relation of ['AUTHOR', 'UNIT_OFFICER', 'ABOVE', 'INSPECTION'] as const)
    expect(visible(closed, relation, NOTHING).body?.solution).toContain('Sấy')
})

test('with the consent of every author names are shown, nothing else', () => {
  const seen = visible(submitted({ state: 'COUNTED' }), 'PUBLIC', { ...NOTHING, consented: true })
  expect(seen.authors?.map(({ memberId }) => memberId)).toEqual(['lead', 'co'])
  expect(seen.body).toBeNull()
  expect(bylineOf(1)).toEqual({ vi: 'một đoàn viên', en: 'one member' })
})
