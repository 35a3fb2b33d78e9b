import { expect, test } from 'vitest'
import { BALLOT_BODY_BYTES } from '../../ballot/ballot.ts'
import { bodyOf, padBody } from '../../apollo/anonymous.ts'
import type { WaitingBallot } from '../vault/db.ts'
import { dueBallots, padded } from './send-due.ts'

const ballot = {
  survey: 'a'.repeat(64),
  pool: 7,
  publicKey: 'k'.repeat(87),
  seq: 1,
  answers: [0, 255, 5],
  passSignature: 'p'.repeat(342),
  signature: 's'.repeat(86),
}
const waiting: WaitingBallot = {
  ballotKey: 'b',
  survey: ballot.survey,
  title: { vi: 'v', en: 'e' },
  boardKey: '',
  closesAt: 1000,
  sendAt: 500,
  tries: 0,
  ballot,
  refused: null,
}

test('a ballot is due when its moment has come, also after the phone slept through it', () => {
  expect(dueBallots([waiting], 499)).toEqual([])
  expect(dueBallots([waiting], 500)).toEqual([waiting])
  expect(dueBallots([waiting], 9e9)).toEqual([waiting])
})

test('a refused or erased ballot is never sent again', () => {
  expect(
    dueBallots(
      [
        { ...waiting, refused: 'PassInvalid' },
        { ...waiting, ballot: null },
      ],
      9e9,
    ),
  ).toEqual([])
})

test('every request with a ballot has the same size, whatever it answers', () => {
  const bytes = (answers: number[], pool: number, seq: number) =>
    new TextEncoder().encode(
      padBody(bodyOf('AnswerSurvey', { ballot: padded({ ...ballot, answers, pool, seq }) })),
    ).length
  const sizes = [
    bytes([], 1, 1),
    bytes([0, 0, 0], 12, 2),
    bytes(Array(12).fill(255), 4_000_000, 99),
  ]
  expect(new Set(sizes)).toEqual(new Set([BALLOT_BODY_BYTES]))
})

test('a manifest or a key list is asked for with a body of the same size', () => {
  expect(padBody(bodyOf('BallotKeys', { survey: ballot.survey }))).toHaveLength(BALLOT_BODY_BYTES)
  expect(
    padBody(bodyOf('SurveyManifest', { survey: ballot.survey, list: 'UP-TANUYEN' })),
  ).toHaveLength(BALLOT_BODY_BYTES)
})
