import { expect, test } from 'vitest'
import { answerCodes, askedQuestions, isOpen, type SurveySnapshot } from './snapshot.ts'

const text = { vi: 'v', en: 'e' }
const question = (code: string) => ({
  code,
  type: 'SCALE5' as const,
  about: 'MY_UNION',
  text,
  levels: [],
})
const snapshot: SurveySnapshot = {
  owner: 'o',
  survey: 's',
  title: text,
  year: 2023,
  state: 'OPEN',
  opensOn: '2023-11-01',
  closesOn: '2023-11-30',
  closesAt: 1000,
  k: 10,
  windows: [],
  pool: { number: 1, list: 'UP', name: text, eligible: 6, joined: true },
  manifestHash: 'h',
  asked: ['Q1', 'Q3'],
  questions: [question('Q1'), question('Q2'), question('Q3')],
  boardKey: 'b',
  leaders: {},
  problem: null,
}

test('a joined pool is asked only its own questions, in the frozen order', () => {
  expect(askedQuestions(snapshot).map(({ code }) => code)).toEqual(['Q1', 'Q3'])
})

test('a ballot has one code per question of the manifest; what was not asked or not reached is 0', () => {
  expect(answerCodes(snapshot, { Q1: 4, Q2: 5 })).toEqual([4, 0, 0])
  expect(answerCodes(snapshot, { Q3: 255 })).toEqual([0, 0, 255])
})

test('an open survey takes answers until its closing moment', () => {
  expect(isOpen(snapshot, 999)).toBe(true)
  expect(isOpen(snapshot, 1000)).toBe(false)
  expect(isOpen({ ...snapshot, state: 'SCHEDULED' }, 1)).toBe(false)
})
