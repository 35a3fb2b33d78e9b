import { z } from 'zod'
import type { ReadCode } from './code-file.ts'
import { PassingTrouble } from './graph-door.ts'
import type { Call, GraphDoor } from './graph-door.ts'

/** A signed-in person: asks under the own session cookie. */
export type Session = <S extends z.ZodType>(call: Call<S>) => Promise<z.infer<S>>

const Requested = z.object({ requestCode: z.object({ expiresIn: z.number() }) })
const Verified = z.object({
  verifyCode: z.object({ viewer: z.object({ member: z.object({ id: z.string() }) }) }),
})

const TRIES = 3

/** Signs in as people do; when the answer to the code is lost, with a new one: a card gets five an hour. */
export async function signIn(door: GraphDoor, readCode: ReadCode, card: string): Promise<Session> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await signInOnce(door, readCode, card)
    } catch (error) {
      if (!(error instanceof PassingTrouble) || attempt === TRIES) throw error
    }
  }
}

/** Asks for a code, reads it, sends it, keeps the cookie. */
async function signInOnce(door: GraphDoor, readCode: ReadCode, card: string): Promise<Session> {
  await door.ask({ operation: 'RequestCode', variables: { card }, answer: Requested })
  const code = await readCode(card)
  const variables = { card, code }
  const { cookie } = await door.ask({ operation: 'VerifyCode', variables, answer: Verified })
  if (cookie === undefined) throw new Error(`${card} signed in and got no session`)
  return async (call) => (await door.ask(call, cookie)).data
}
