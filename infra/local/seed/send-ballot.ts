import { z } from 'zod'
import { padTo, signBallot, verifyReceipt, type Pass } from '@tinnhiem/web/ballot'
import type { GraphDoor } from './graph-door.ts'

const Stored = z.object({
  answerSurvey: z.object({
    receipt: z.object({
      survey: z.string(),
      ballotKey: z.string(),
      seq: z.number(),
      day: z.string(),
      signature: z.string(),
    }),
  }),
})

/** Sends one ballot without a session and checks its receipt under the board key. */
export async function sendBallot(
  door: GraphDoor,
  pass: Pass,
  answers: readonly number[],
  boardKey?: string,
): Promise<void> {
  const ballot = await signBallot(pass, 1, answers)
  const { answerSurvey } = await door.askAnonymously({
    operation: 'AnswerSurvey',
    variables: {},
    answer: Stored,
    body: (fixed) =>
      padTo((padding) =>
        JSON.stringify({ ...fixed, variables: { ballot: { ...ballot, padding } } }),
      ),
  })
  if (boardKey === undefined) return
  if ((await verifyReceipt(answerSurvey.receipt, boardKey)) !== 'VALID')
    throw new Error('a receipt does not verify')
}
