import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Claims } from '@tinnhiem/kit/test-gateway'
import { serveKeys, startProcess, type OwnProcess } from './own-process.ts'
import { members, people } from './province.ts'
import { verbs } from './verbs.ts'
import { createWorld, type Answer, type World } from './world.ts'

/** What a "no" that fails leaves in the log of a process that prints all it has to say. */
let world: World
let does: ReturnType<typeof verbs>
let keys: Awaited<ReturnType<typeof serveKeys>> | undefined
let service: OwnProcess

beforeAll(async () => {
  world = await createWorld(29)
  does = verbs(world)
  keys = await serveKeys(world)
  service = await startProcess(world, keys.url, 'main')
})
afterAll(async () => {
  await service?.kill()
  await keys?.[Symbol.asyncDispose]()
  await world?.[Symbol.asyncDispose]()
})

async function ask(who: Claims, query: string, id: string | undefined): Promise<Answer> {
  const response = await fetch(`${service.url}/graphql`, {
    method: 'POST',
    headers: { 'x-tinnhiem-identity': world.gateway.identity(who) },
    body: JSON.stringify({ query, variables: { id } }),
  })
  return (await response.json()) as Answer
}

const NO = `mutation($id: ID!) { declineReferralInvitation(invitation: $id) { done } }`
const INVITE = `mutation($id: ID!) { inviteToReferral(union: "U-0001", member: $id) { __typename } }`

test('a "no" that cannot be written down can be said again, and leaves no line', async () => {
  const [one = {}, other = {}] = members
  await does.invites(people.chair, one)
  const { id } = await does.invitation(one)
  // the database refuses every change of an invitation; its error names the row
  const never = { never: { $exists: true } }
  await world.connection.db?.command({ collMod: 'invitations', validator: never })
  const before = service.printed().length
  const answer = await ask(one, NO, id)
  expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'INTERNAL' })
  expect(service.printed().slice(before)).toBe('')
  // the same error of another call does leave a line
  await ask(people.chair, INVITE, other.sub)
  expect(service.printed().slice(before)).toContain('inviteToReferral')
  await world.connection.db?.command({ collMod: 'invitations', validator: {} })
  expect((await ask(one, NO, id)).data?.['declineReferralInvitation'].done).toBe(true)
  expect(await does.invitation(one)).toBeNull()
})
