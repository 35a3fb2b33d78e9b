import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { json } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { openDoor, PassingTrouble } from './graph-door.ts'
import { signIn } from './sign-in.ts'

const servers: Server[] = []
afterEach(() => servers.splice(0).forEach((server) => server.close()))

const Asked = z.object({ operationName: z.string() })

/** A gateway that meets each request of `operation` with the next of these, then answers it; tells what was asked. */
async function gateway(operation: string, first: ((response: ServerResponse) => void)[]) {
  const asked: string[] = []
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { operationName } = Asked.parse(await json(request))
    asked.push(operationName)
    const trouble = operationName === operation ? first.shift() : undefined
    if (trouble) return trouble(response)
    response.setHeader('set-cookie', 'tn_session=a; Path=/')
    response.end(JSON.stringify({ data: ANSWERS[operationName] ?? {} }))
  }
  const server = createServer((request, response) => void answer(request, response))
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { asked, door: openDoor(`http://127.0.0.1:${port}`, 2) }
}

const ANSWERS: Record<string, unknown> = {
  RequestCode: { requestCode: { expiresIn: 300 } },
  VerifyCode: { verifyCode: { viewer: { member: { id: 'M-1' } } } },
}
const cut = (response: ServerResponse) => void response.destroy()
const says = (code: string) => (response: ServerResponse) =>
  void response.end(JSON.stringify({ data: null, errors: [{ extensions: { code } }] }))
const call = { operation: 'IssueSurveyPass', variables: {}, answer: z.unknown() }

test('a pass is asked for again after a cut line and a slow service', async () => {
  const { asked, door } = await gateway('IssueSurveyPass', [cut, says('SUBGRAPH_UNAVAILABLE')])
  await using _ = door
  await door.ask(call, 'tn_session=a')
  expect(asked).toHaveLength(3)
})

test('a fault is not asked again, nor a move that cannot be made twice', async () => {
  const fault = await gateway('IssueSurveyPass', [says('INTERNAL')])
  await using _ = fault.door
  await expect(fault.door.ask(call)).rejects.toThrow(/INTERNAL/)
  expect(fault.asked).toHaveLength(1)
  const move = await gateway('OpenSurvey', [says('TOO_SLOW')])
  await using __ = move.door
  await expect(move.door.ask({ ...call, operation: 'OpenSurvey' })).rejects.toThrow(PassingTrouble)
  expect(move.asked).toHaveLength(1)
})

test('whoever loses the answer to the code signs in with a new one', async () => {
  const { asked, door } = await gateway('VerifyCode', [cut])
  await using _ = door
  await signIn(door, async () => '123456', 'TS-1')
  expect(asked).toEqual(['RequestCode', 'VerifyCode', 'RequestCode', 'VerifyCode'])
})
