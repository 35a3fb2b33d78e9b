import { expect } from 'vitest'
import type { Device } from './device.ts'

const ANONYMOUS = ['AnswerSurvey', 'SurveyManifest', 'BallotKeys']

/**
 * Every anonymous request this phone sent, `ballots` of them ballots, named nobody and had the one size. That a
 * signed-in request does show its cookie proves that one would have been seen.
 */
export async function expectNamelessBallots({ sent }: Device, ballots: number): Promise<void> {
  const anonymous = sent.filter(({ operation }) => ANONYMOUS.includes(operation))
  expect(anonymous.filter(({ operation }) => operation === 'AnswerSurvey')).toHaveLength(ballots)
  for (const { operation, request } of anonymous) {
    const headers = await request.allHeaders()
    for (const name of ['cookie', 'authorization', 'referer'])
      expect(headers, `${operation} ${name}`).not.toHaveProperty(name)
    expect(request.postDataBuffer()).toHaveLength(2_048)
  }
  // The last: one that a page change cut off never got its headers.
  const named = sent.findLast(({ operation }) => operation === 'IssueSurveyPass')
  const headers = (await named?.request.allHeaders()) ?? {}
  expect(headers['cookie']).toContain('tn_session')
}
