import { listen, stopListening } from '@tinnhiem/kit/service'
import { readBody } from '@tinnhiem/kit/subgraph'
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newContext } from '../src/context.ts'
import { SUBGRAPHS, type SubgraphName } from '../src/subgraphs.ts'
import { faultOf, fuzzRequests, shuffled, type FuzzRequest } from './fuzz-operations.ts'
import { mockSubgraphs, NO_TROUBLE } from './mocked-subgraphs.ts'
import { startWorld, type World } from './world.ts'

const SEED = 20_231_231
/** Nothing may hang; how long a paused machine takes is no fault. */
const LONGEST_MS = 30_000
const AT_ONCE = 4

const stack = new AsyncDisposableStack()
let world: World
let cookie: string
let requests: ReturnType<typeof fuzzRequests>

beforeAll(async () => {
  const behind = { membership: '' }
  const mocks = mockSubgraphs().callOf(NO_TROUBLE)
  const open = async (name: SubgraphName): Promise<string> => {
    const server = createServer((request, response) => void serve(name, request, response))
    stack.defer(() => stopListening(server))
    return await listen(server, 0)
  }
  /** The real contract with invented values; whoever asks who somebody is, is sent to the usual stub. */
  const serve = async (name: SubgraphName, request: IncomingMessage, response: ServerResponse) => {
    const body = await readBody(request)
    response.setHeader('content-type', 'application/json')
    if (request.url === '/graphql')
      return response.end(
        JSON.stringify(await mocks(name)(JSON.parse(body), newContext({ identity: '' }))),
      )
    const { method = 'GET', url, headers } = request
    const identity = String(headers['x-tinnhiem-identity'] ?? '')
    const given = {
      method,
      headers: { 'x-tinnhiem-identity': identity },
      ...(body ? { body } : {}),
    }
    const answer = await fetch(`${behind.membership}${url}`, given)
    response.writeHead(answer.status).end(await answer.text())
  }
  const urls = await Promise.all(SUBGRAPHS.map(async (name) => [name, await open(name)] as const))
  const plenty = { burst: 1e9, perSecond: 1e9 }
  world = stack.use(
    await startWorld({
      change: (config) => {
        behind.membership = config.subgraphs.membership
        return {
          ...config,
          subgraphs: { ...config.subgraphs, ...Object.fromEntries(urls) },
          rate: { ...config.rate, viewer: plenty, address: plenty },
          resilience: { ...config.resilience, lagMs: 600_000 },
        }
      },
    }),
  )
  cookie = await world.signIn('M-1', 'ANALYST')
  const { data } = await world.ask(getIntrospectionQuery(), { cookie })
  requests = fuzzRequests(buildClientSchema(data as IntrospectionQuery))
}, 60_000)
afterAll(() => stack.disposeAsync(), 30_000)

type Fault = { aim: string; fault: string; body: string; text: string }

async function send({ aim, body }: FuzzRequest): Promise<{ status: number; fault: Fault | null }> {
  try {
    const response = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body,
      signal: AbortSignal.timeout(LONGEST_MS),
    })
    const text = await response.text()
    const fault = faultOf(response.status, text)
    return {
      status: response.status,
      fault: fault === null ? null : { aim, fault, body, text: text.slice(0, 500) },
    }
  } catch (error) {
    return { status: 0, fault: { aim, fault: String(error), body, text: '' } }
  }
}

/** @returns the answers and what was wrong */
async function sendAll(list: readonly FuzzRequest[]) {
  const faults: Fault[] = []
  const statuses = new Map<number, number>()
  let sent = 0
  const worker = async (): Promise<void> => {
    for (let next = list[sent++]; next; next = list[sent++]) {
      const { status, fault } = await send(next)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      if (fault) faults.push(fault)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return { faults, statuses }
}

describe("with an analyst's session", () => {
  it('the fuzzer aims at every field a query reaches', () => {
    const aims = new Set(requests.all.map(({ aim }) => aim))
    for (const aim of ['Query.me', 'Query.ratings', 'Query.surveyManifest', 'Rating.person'])
      expect(aims).toContain(aim)
    expect(aims.size).toBeGreaterThan(400)
    expect(requests.odd.length).toBeGreaterThan(2_000)
  })

  it('every field answers without a fault', async () => {
    const { faults, statuses } = await sendAll(requests.all)
    expect(faults.slice(0, 5)).toEqual([])
    const least = requests.all.length * 0.8
    expect(statuses.get(200), JSON.stringify([...statuses])).toBeGreaterThan(least)
  }, 240_000)

  it('odd arguments meet no fault', async () => {
    const { faults, statuses } = await sendAll(shuffled(requests.odd, SEED))
    expect(faults.slice(0, 5)).toEqual([])
    // the positive control: they were taken and they were refused
    expect(statuses.get(200), JSON.stringify([...statuses])).toBeGreaterThan(50)
    expect(statuses.get(400)).toBeGreaterThan(50)
  }, 600_000)

  it('what it looks for is found', () => {
    expect(faultOf(500, '{}')).not.toBeNull()
    expect(faultOf(200, '{"errors":[{"extensions":{"code":"INTERNAL"}}]}')).not.toBeNull()
    expect(faultOf(200, '{"message":"x\\n    at run (/app/src/a.ts:1:2)"}')).not.toBeNull()
    expect(faultOf(200, '{"data":null}')).toBeNull()
  })
})
