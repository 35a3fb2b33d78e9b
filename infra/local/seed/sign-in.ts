import { z } from 'zod'
import type { ReadCode } from './code-file.ts'
import type { Call, GraphDoor } from './graph-door.ts'

/** A signed-in person: asks under the own session cookie. */
export type Session = <S extends z.ZodType>(call: Call<S>) => Promise<z.infer<S>>

const Requested = z.object({ requestCode: z.object({ expiresIn: z.number() }) })
const Verified = z.object({
  verifyCode: z.object({ viewer: z.object({ member: z.object({ id: z.string() }) }) }),
})

/** Signs in as people do: asks for a code, reads it, sends it, keeps the cookie. */
export async function signIn(door: GraphDoor, readCode: ReadCode, card: string): Promise<Session> {
  await door.ask({ operation: 'RequestCode', variables: { card }, answer: Requested })
  const code = await readCode(card)
  const variables = { card, code }
  const { cookie } = await door.ask({ operation: 'VerifyCode', variables, answer: Verified })
  if (cookie === undefined) throw new Error(`${card} signed in and got no session`)
  return async (call) => (await door.ask(call, cookie)).data
}
