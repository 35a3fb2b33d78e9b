import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  ALL_MODEL_MOVES,
  agreeRefusal,
  MODEL_MOVES,
  modelRefusal,
  modelTextProblem,
  reportRefusal,
  type MobilizationModel,
  type ModelMover,
} from './model.ts'

const sample: MobilizationModel = {
  id: 'm1',
  version: 1,
  kind: 'MODEL',
  field: 'ECONOMY',
  name: 'Tổ đổi công hái chè',
  place: 'xã Phúc Khoa',
  goal: 'Mỗi hộ neo đơn có người giúp hái chè đúng vụ.',
  state: 'REGISTERED',
  unitId: 'U-0001',
  partnerId: null,
  partnerAgreed: false,
  unitIds: ['U-0001'],
  launchedBy: 'UP-TANUYEN',
  registeredBy: 'ngan',
  registeredOn: '2023-02-01',
  recognizedOn: null,
  decision: null,
  replicaOf: null,
  reports: [],
  steps: [],
}
const report = { no: 1, on: '2023-03-01', text: 'Bảy hộ', evidence: [], by: 'ngan' }
const mover = (changes: Partial<ModelMover> = {}): ModelMover => ({
  id: 'x',
  isUnit: false,
  isPartner: false,
  isLauncher: false,
  inUnit: false,
  ...changes,
})

test('in any order of moves by anybody, no state is skipped and nobody recognises the own model', () => {
  const anybody = fc.record({
    id: fc.constantFrom('ngan', 'phin', 'sau'),
    isUnit: fc.boolean(),
    isPartner: fc.boolean(),
    isLauncher: fc.boolean(),
    inUnit: fc.boolean(),
  })
  const tries = fc.array(fc.tuple(fc.constantFrom(...ALL_MODEL_MOVES), anybody), { maxLength: 40 })
  fc.assert(
    fc.property(tries, (all) => {
      let now = { ...sample, reports: [report] }
      const hands = new Set(['ngan'])
      for (const [move, who] of all) {
        const { from, to, actor } = MODEL_MOVES[move]
        const rule = modelRefusal(now, move, who)
        if (!who[actor]) expect(rule).toBe('NOT_YOUR_ROLE')
        if (rule !== null) continue
        expect(from).toContain(now.state)
        if (actor === 'isLauncher') {
          expect(hands).not.toContain(who.id)
          expect(who.inUnit).toBe(false)
        } else hands.add(who.id)
        const step = { move, state: to, on: '2023-05-01', by: who.id, reason: null, decision: null }
        now = { ...now, state: to, steps: [...now.steps, step] }
      }
    }),
    { numRuns: 500 },
  )
})

test('a model is submitted with results, and a joint one only when both units agreed', () => {
  const unit = mover({ id: 'ngan', isUnit: true })
  const running = { ...sample, state: 'IN_PROGRESS' as const }
  expect(modelRefusal(running, 'SUBMIT', unit)).toBe('RESULTS_MISSING')
  const shown = { ...running, reports: [report] }
  expect(modelRefusal(shown, 'SUBMIT', unit)).toBeNull()
  const joint = { ...shown, partnerId: 'U-0002' }
  expect(modelRefusal(joint, 'SUBMIT', unit)).toBe('PARTNER_MISSING')
  const partner = mover({ isPartner: true })
  expect(agreeRefusal(joint, partner)).toBeNull()
  expect(agreeRefusal(joint, unit)).toBe('NOT_YOUR_ROLE')
  expect(reportRefusal(joint, partner)).toBe('NOT_YOUR_ROLE')
  const agreed = { ...joint, partnerAgreed: true }
  expect(reportRefusal(agreed, partner)).toBeNull()
  expect(modelRefusal(agreed, 'SUBMIT', unit)).toBeNull()
})

test('a model has a name, a place and a goal', () => {
  expect(modelTextProblem(sample)).toBeNull()
  expect(modelTextProblem({ ...sample, place: '' })).toEqual({
    field: 'place',
    rule: 'PLACE_LENGTH',
  })
})
