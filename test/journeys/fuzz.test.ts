import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { faultOf, fuzzRequests, shuffled } from '../../gateway/test/fuzz-operations.ts'
import { createWorld, type TestWorld } from '../world/world.ts'

/**
 * The whole schema with odd arguments against the real services and databases, as an analyst (issue 6): no 500, no stack
 * trace, nothing that hangs. The gateway's own test does the same with many more requests before invented services.
 */
const SEED = 20_231_121
const PATIENCE_MS = 60_000
const LONGEST_MS = 10_000
const AT_ONCE = 4

let world: TestWorld

beforeAll(async () => {
  world = await createWorld({ redisDb: 63 })
}, 120_000)
afterAll(async () => await world[Symbol.asyncDispose]())

type Fault = { aim: string; fault: string; body: string; text: string }

it('nothing an analyst can ask breaks a service', { timeout: PATIENCE_MS + 60_000 }, async () => {
  const khanh = await world.as('khanh')
  const schema = buildClientSchema(
    (await khanh.data(getIntrospectionQuery())) as IntrospectionQuery,
  )
  const { all, odd } = fuzzRequests(schema)
  const queue = [...all, ...shuffled(odd, SEED)]
  const faults: Fault[] = []
  const until = performance.now() + PATIENCE_MS
  let sent = 0
  const one = async (): Promise<void> => {
    for (let next = queue.shift(); next && performance.now() < until; next = queue.shift()) {
      sent += 1
      const fault = await faultIn(next.body, khanh.cookie ?? '')
      if (fault) faults.push({ aim: next.aim, body: next.body.slice(0, 2_000), ...fault })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
  expect(faults).toEqual([])
  expect(sent).toBeGreaterThan(all.length)
  expect((await khanh.data('{ me { member { id } } }'))['me']).not.toBeNull()
})

async function faultIn(
  body: string,
  cookie: string,
): Promise<{ fault: string; text: string } | null> {
  try {
    const response = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body,
      signal: AbortSignal.timeout(LONGEST_MS),
    })
    const text = await response.text()
    const fault = faultOf(response.status, text)
    return fault === null ? null : { fault, text: text.slice(0, 500) }
  } catch (error) {
    return { fault: String(error), text: '' }
  }
}
