import { describe, expect, it } from 'vitest'
import { isAllowedK, isOpen, movesFor, type Mover, moveSurvey, type SurveyState } from './survey.ts'

const administrator: Mover = { id: 'mai', hands: ['SURVEY_ADMINISTRATOR'], isRated: false }
const officer: Mover = { id: 'hang', hands: ['PROVINCIAL_OFFICER'], isRated: false }
const clock: Mover = { id: null, hands: ['CLOCK'], isRated: false }
const tally: Mover = { id: null, hands: ['TALLY'], isRated: false }
const states: SurveyState[] = ['DRAFT', 'IN_REVIEW', 'SCHEDULED', 'OPEN', 'CLOSED', 'RELEASED']
const at = (state: SurveyState) => ({ state, authorId: 'mai' })

describe('the life of a survey', () => {
  it('goes from draft to release through the hands of D-19', () => {
    expect(moveSurvey(at('DRAFT'), 'REQUEST_REVIEW', administrator)).toEqual({
      ok: true,
      to: 'IN_REVIEW',
    })
    expect(moveSurvey(at('IN_REVIEW'), 'APPROVE', officer)).toEqual({ ok: true, to: 'SCHEDULED' })
    expect(moveSurvey(at('SCHEDULED'), 'OPEN', administrator)).toEqual({ ok: true, to: 'OPEN' })
    expect(moveSurvey(at('OPEN'), 'CLOSE', clock)).toEqual({ ok: true, to: 'CLOSED' })
    expect(moveSurvey(at('CLOSED'), 'RELEASE', tally)).toEqual({ ok: true, to: 'RELEASED' })
  })

  it('knows no other move', () => {
    const everybody: Mover = {
      id: 'nobody',
      hands: ['SURVEY_ADMINISTRATOR', 'PROVINCIAL_OFFICER', 'CLOCK', 'TALLY'],
      isRated: false,
    }
    expect(states.map((state) => movesFor(at(state), everybody))).toEqual([
      ['REQUEST_REVIEW'],
      ['APPROVE'],
      ['OPEN'],
      ['CLOSE'],
      ['RELEASE'],
      [],
    ])
  })

  it('P7: a second release is refused', () => {
    expect(moveSurvey(at('RELEASED'), 'RELEASE', tally)).toEqual({ ok: false, rule: 'WRONG_STATE' })
  })

  it('is never approved by its author, whatever roles the author has', () => {
    const both: Mover = { ...officer, id: 'mai', hands: [...administrator.hands, ...officer.hands] }
    expect(moveSurvey(at('IN_REVIEW'), 'APPROVE', both)).toEqual({
      ok: false,
      rule: 'AUTHOR_NEVER_APPROVES',
    })
  })

  it('is not moved by somebody it rates, nor by a role that has no part in it', () => {
    const rated = { ...administrator, isRated: true }
    expect(moveSurvey(at('OPEN'), 'CLOSE', rated)).toEqual({ ok: false, rule: 'RATES_YOU' })
    const other: Mover = { id: 'x', hands: ['SYSTEM_ADMIN', 'UPPER_OFFICER'], isRated: false }
    for (const state of states) expect(movesFor(at(state), other)).toEqual([])
  })

  it('tells a stranger the same in every state', () => {
    const stranger: Mover = { id: 'x', hands: ['MEMBER'], isRated: false }
    for (const state of states)
      expect(moveSurvey(at(state), 'CLOSE', stranger)).toEqual({ ok: false, rule: 'NOT_YOUR_ROLE' })
  })
})

describe('an open survey', () => {
  const survey = {
    state: 'OPEN' as const,
    opensAt: new Date('2023-06-15T08:00:00+07:00'),
    closesAt: new Date('2023-06-30T17:00:00+07:00'),
  }

  it.each([
    ['2023-06-15T07:59:59+07:00', false],
    ['2023-06-15T08:00:00+07:00', true],
    ['2023-06-30T16:59:59+07:00', true],
    ['2023-06-30T17:00:00+07:00', false],
  ])('at %s takes ballots: %s', (now, open) => {
    expect(isOpen(survey, new Date(now))).toBe(open)
  })

  it('is none that was closed early', () => {
    expect(isOpen({ ...survey, state: 'CLOSED' }, new Date('2023-06-20T08:00:00+07:00'))).toBe(
      false,
    )
  })
})

it('k is a whole number and never below five', () => {
  expect([4, 5, 10, 10.5, Number.NaN].map(isAllowedK)).toEqual([false, true, true, false, false])
})
