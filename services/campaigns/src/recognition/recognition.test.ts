import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  ALL_RECOGNITION_MOVES,
  RECOGNITION_MOVES,
  recognitionRefusal,
  recognitionRelation,
  visibleRecognition,
  type Recognition,
} from './recognition.ts'

const sample: Recognition = {
  id: 'r1',
  version: 1,
  subject: 'AUTHOR',
  title: { vi: 'Lao động sáng tạo', en: 'Creative labour' },
  citation: null,
  unitId: 'U-0001',
  initiativeId: 'i1',
  modelId: null,
  memberId: 'hac',
  proposedBy: 'bao',
  state: 'PROPOSED',
  consent: { name: false, picture: false },
  pictureId: 'e1',
  decisionNo: null,
  publishedOn: null,
  steps: [],
}
const states = fc.constantFrom('PROPOSED', 'APPROVED', 'REFUSED', 'PUBLISHED', 'REVOKED' as const)

test('who proposed never decides, nobody decides on an own award, and no state is skipped', () => {
  const mover = fc.record({
    id: fc.constantFrom('bao', 'hac', 'hang'),
    isOrganiser: fc.boolean(),
    isCommittee: fc.boolean(),
  })
  const tries = fc.array(fc.tuple(fc.constantFrom(...ALL_RECOGNITION_MOVES), mover))
  fc.assert(
    fc.property(tries, (all) => {
      let now = sample
      for (const [move, who] of all) {
        if (recognitionRefusal(now, move, who, true) !== null) continue
        expect(who.id).not.toBe('hac')
        if (RECOGNITION_MOVES[move].actor === 'isCommittee') expect(who.id).toBe('hang')
        expect(RECOGNITION_MOVES[move].from).toContain(now.state)
        now = { ...now, state: RECOGNITION_MOVES[move].to }
      }
    }),
  )
})

test('nothing is approved or published when what it is for has ended', () => {
  const committee = { id: 'hang', isOrganiser: true, isCommittee: true }
  expect(recognitionRefusal(sample, 'APPROVE', committee, false)).toBe('SUBJECT_ENDED')
  expect(recognitionRefusal(sample, 'REFUSE', committee, false)).toBeNull()
  const approved = { ...sample, state: 'APPROVED' as const }
  expect(recognitionRefusal(approved, 'PUBLISH', committee, false)).toBe('SUBJECT_ENDED')
  expect(recognitionRefusal(approved, 'REVOKE', committee, false)).toBeNull()
})

test('without consent nobody but the person finds the person or the picture in it, in any state', () => {
  fc.assert(
    fc.property(states, fc.constantFrom('STAFF', 'PUBLIC' as const), (state, relation) => {
      const bare = visibleRecognition({ ...sample, state }, relation, [])
      expect(JSON.stringify(bare)).not.toMatch(/hac|"e1"/)
      expect(bare.unnamed).toBe(true)
      const named = { ...sample, state, consent: { name: true, picture: false } }
      const shown = visibleRecognition(named, relation, [])
      expect(shown).toMatchObject({ personId: 'hac', pictureId: null, unnamed: false })
    }),
  )
  expect(visibleRecognition(sample, 'PERSON', []).personId).toBe('hac')
})

test('others see what is published, the person what was decided, staff all of it', () => {
  const seen = (state: Recognition['state'], id: string, isStaff = false) =>
    recognitionRelation({ ...sample, state }, { id, isStaff })
  expect(seen('APPROVED', 'x')).toBeNull()
  expect(seen('PUBLISHED', 'x')).toBe('PUBLIC')
  expect(seen('PROPOSED', 'hac')).toBeNull()
  expect(seen('APPROVED', 'hac')).toBe('PERSON')
  expect(seen('REVOKED', 'x')).toBeNull()
  expect(seen('PROPOSED', 'x', true)).toBe('STAFF')
})
