import { listen, stopListening } from '@tinnhiem/kit/service'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { createLogger } from '@tinnhiem/kit/logger'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Config } from '../src/config.ts'
import type { JWK } from 'jose'
import { publicPart } from './keys.ts'
import { startWorld, type World } from './world.ts'

const log = createLogger('test', 'silent')
const MINE = '{ mySurveys { title { vi } } }'
const MANIFEST = '{ surveyManifest(survey: "ab") { hash } }'
const ANSWER = `mutation { answerSurvey(ballot: {survey: "ab", pool: 1, publicKey: "k", seq: 1, answers: [1],
  passSignature: "s", signature: "s", padding: ""}) { __typename } }`
const DRAFT = `mutation { closeSurvey(id: "ab", version: 1, title: "x") { __typename } }`

type Answer = (response: ServerResponse, call: { body: string; at: number }) => void
type Place = { world: World; calls: string[]; behave: (answer: Answer) => void } & AsyncDisposable

const good: Answer = (response, { body }) => {
  const data = body.includes('surveyManifest')
    ? { surveyManifest: { hash: '00' } }
    : { mySurveys: [{ title: { vi: 'Khảo sát' } }] }
  response.end(JSON.stringify({ data }))
}
const gone: Answer = (response) => void response.destroy()
const hangs: Answer = () => {}
const status =
  (code: number): Answer =>
  (response) =>
    void response.writeHead(code).end('{}')

/** A world whose surveys subgraph does what the test says. */
async function withSurveys(
  first: Answer,
  settings: Partial<Config['resilience']> = {},
  timeoutMs = 30_000,
): Promise<Place> {
  let answer = first
  const calls: string[] = []
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    if (request.method === 'GET') return void response.writeHead(204).end()
    let body = ''
    for await (const chunk of request) body += String(chunk)
    calls.push(body)
    answer(response, { body, at: calls.length })
  })
  const surveys = await listen(server, 0)
  const world = await startWorld({
    log,
    change: (config) => ({
      ...config,
      timeoutMs,
      allowAdHoc: true,
      subgraphs: { ...config.subgraphs, surveys },
      resilience: { ...config.resilience, ...settings },
    }),
  })
  return {
    world,
    calls,
    behave: (next) => void (answer = next),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await world[Symbol.asyncDispose]()
      server.closeAllConnections()
      await stopListening(server)
    },
  }
}

const RIGHT = { mySurveys: [{ title: { vi: 'Khảo sát' } }] }
/** Neither forgets nor tries again by itself while a test runs. */
const breaker = { windowMs: 600_000, minimum: 6, failureRate: 0.5, openMs: 600_000, probes: 1 }
/** For services that hang: the call has long been there when it ends, however slow the machine. */
const SHORT_MS = 2_000

describe('a retry', () => {
  it.each([
    ['a broken connection', gone],
    ['nobody behind a proxy', status(503)],
    ['a bad gateway', status(502)],
    ['no byte in time', hangs, SHORT_MS],
  ])('hides %s from a query', async (_, first, timeoutMs?: number) => {
    const answer: Answer = (response, call) => (call.at === 1 ? first : good)(response, call)
    await using place = await withSurveys(answer, {}, timeoutMs)
    const { data, errors } = await place.world.ask(MINE)
    expect([data, errors]).toEqual([RIGHT, undefined])
    expect(place.calls).toHaveLength(2)
  })

  it.each([
    ['of a mutation', DRAFT],
    ['of a ballot', ANSWER],
  ])('is never made %s', async (_, document) => {
    for (const answer of [gone, status(503), hangs]) {
      await using place = await withSurveys(answer, {}, SHORT_MS)
      const { codes } = await place.world.ask(document)
      expect(codes).toEqual(['SUBGRAPH_UNAVAILABLE'])
      expect(place.calls).toHaveLength(1)
    }
  })

  it('is not made once an answer has begun, nor of an answer that is merely wrong', async () => {
    const begun: Answer = (response) => void response.write('{"data":')
    for (const answer of [begun, status(500), status(401)]) {
      await using place = await withSurveys(answer, {}, SHORT_MS)
      expect((await place.world.ask(MINE)).data).toEqual({ mySurveys: null })
      expect(place.calls).toHaveLength(1)
    }
  })

  it('is made of one call in ten at most, however many fail', async () => {
    const never = { ...breaker, minimum: 1_000 }
    await using place = await withSurveys(gone, { breaker: never })
    for (let asked = 0; asked < 60; asked += 1) await place.world.ask(MINE)
    expect(place.calls.length).toBeGreaterThan(60)
    expect(place.calls.length).toBeLessThanOrEqual(60 + 3 + 6)
  })

  it('is not made when the request has no time left for it', async () => {
    await using place = await withSurveys(hangs, { requestMs: SHORT_MS }, 60_000)
    const started = performance.now()
    const { codes, data } = await place.world.ask(MINE)
    expect(performance.now() - started).toBeLessThan(30_000)
    expect([codes, data]).toEqual([['SUBGRAPH_UNAVAILABLE'], { mySurveys: null }])
    expect(place.calls).toHaveLength(1)
  })
})

describe('two requests of one person for the same', () => {
  it('each have their own time: the later one is answered after the earlier one gave up', async () => {
    const answer: Answer = (response, call) => (call.at === 1 ? hangs : good)(response, call)
    // seconds, so that a machine that pauses takes neither of them their time; in-flight.test.ts has it by the millisecond
    await using place = await withSurveys(answer, { requestMs: 9_000 }, 60_000)
    const cookie = await place.world.signIn('M-1')
    const earlier = place.world.ask(MINE, { cookie })
    await expect.poll(() => place.calls.length, { timeout: 8_000 }).toBe(1)
    await sleep(6_000)
    const later = await place.world.ask(MINE, { cookie })
    expect((await earlier).codes).toEqual(['SUBGRAPH_UNAVAILABLE'])
    expect([later.data, later.errors]).toEqual([RIGHT, undefined])
    expect(place.calls).toHaveLength(2)
  })
})

/** Moves the clock of the breakers, and of nothing that is under way. */
function moveClock(): (ms: number) => void {
  const now = performance.now.bind(performance)
  let moved = 0
  vi.spyOn(performance, 'now').mockImplementation(() => now() + moved)
  return (ms) => void (moved += ms)
}

describe('the breaker of a service', () => {
  afterEach(() => void vi.restoreAllMocks())

  it('opens after failures, answers at once, and closes when the service is back', async () => {
    const move = moveClock()
    await using place = await withSurveys(hangs, { breaker, retries: 0 }, SHORT_MS)
    await Promise.all(Array.from({ length: 6 }, () => place.world.ask(MINE)))
    expect(place.calls).toHaveLength(6)
    place.behave(good)
    const { codes, data } = await place.world.ask(MINE)
    // at once: no call is made, and nobody waits for the end of the time it stays open
    expect([codes, data]).toEqual([['SUBGRAPH_UNAVAILABLE'], { mySurveys: null }])
    expect(place.calls).toHaveLength(6)
    move(breaker.openMs)
    expect((await place.world.ask(MINE)).data).toEqual(RIGHT)
    expect((await place.world.ask(MINE)).data).toEqual(RIGHT)
  })

  it('does not open for errors of GraphQL, for nonsense, nor for refusals', async () => {
    const errors: Answer = (response) =>
      void response.end(JSON.stringify({ data: null, errors: [{ message: 'no' }] }))
    for (const answer of [errors, status(500), status(401)]) {
      await using place = await withSurveys(answer, { breaker })
      for (let asked = 0; asked < 10; asked += 1) await place.world.ask(MINE)
      expect(place.calls).toHaveLength(10)
    }
  })

  it('of named requests says nothing about ballots, and the other way round', async () => {
    await using place = await withSurveys(
      (response, call) => (call.body.includes('surveyManifest') ? good : gone)(response, call),
      { breaker, retries: 0 },
    )
    for (let asked = 0; asked < 10; asked += 1) await place.world.ask(MINE)
    expect(place.calls.length).toBeLessThan(10)
    expect((await place.world.ask(MANIFEST)).data).toEqual({ surveyManifest: { hash: '00' } })
  })
})

describe('a membership that hangs', () => {
  it('holds up nobody for long: who cannot be asked for is refused at once after a while', async () => {
    let key: JWK | undefined
    let asked = 0
    const server = createServer((request, response) => {
      if (request.method === 'GET') response.end(JSON.stringify({ keys: key && [publicPart(key)] }))
      else asked += 1
    })
    const membership = await listen(server, 0)
    await using world = await startWorld({
      log,
      change: (config) => ({
        ...config,
        timeoutMs: 1_000,
        subgraphs: { ...config.subgraphs, membership },
        resilience: { ...config.resilience, breaker },
      }),
    })
    key = world.sessionKey
    let people = 0
    /** How often membership was asked about six more people, who are all refused. */
    const askSix = async () => {
      const before = asked
      const cookies = await Promise.all(
        Array.from({ length: 6 }, () => world.signIn(`M-${(people += 1)}`)),
      )
      const replies = await Promise.all(cookies.map((cookie) => world.ask(MINE, { cookie })))
      for (const { status, codes } of replies)
        expect([status, codes]).toEqual([503, ['SUBGRAPH_UNAVAILABLE']])
      return asked - before
    }
    // on a machine that pauses the keys may come too late for some: then they ask nobody either
    expect(await askSix()).toBeGreaterThan(0)
    await expect.poll(askSix, { timeout: 60_000 }).toBe(0)
    server.closeAllConnections()
    await stopListening(server)
  })
})

describe('more named requests than there is room for', () => {
  const room = { atOnce: 3, waiting: 2, waitMs: 60_000 }

  it('are refused at once, in words, and stand before no ballot and no look at /health', async () => {
    // no clock decides who comes first: the named are held until the ballots are through
    const through = Promise.withResolvers<void>()
    await using place = await withSurveys(
      (response, call) => {
        if (call.body.includes('surveyManifest')) good(response, call)
        else void through.promise.then(() => good(response, call))
      },
      { room },
    )
    let answered = 0
    const named = Array.from({ length: 20 }, async () => {
      const reply = await place.world.ask(MINE, { headers: { 'accept-language': 'en' } })
      answered += 1
      return reply
    })
    await expect.poll(() => answered, { timeout: 25_000 }).toBe(15)
    const ballots = await Promise.all(Array.from({ length: 10 }, () => place.world.ask(MANIFEST)))
    expect((await fetch(`${place.world.url}/health`)).status).toBe(200)
    expect(answered).toBe(15)
    through.resolve()
    expect(new Set(ballots.map((one) => one.status))).toEqual(new Set([200]))
    const replies = await Promise.all(named)
    const refused = replies.filter((reply) => reply.status === 503)
    expect(refused).toHaveLength(15)
    expect(
      replies.filter(({ data }) => JSON.stringify(data) === JSON.stringify(RIGHT)),
    ).toHaveLength(5)
    expect(refused[0]?.codes).toEqual(['OVERLOADED'])
    expect(refused[0]?.headers.get('retry-after')).toBe('2')
    expect(refused[0]?.errors?.[0]?.message).toContain('overloaded')
  })

  it('cannot take the places of ballots at a service that hangs', async () => {
    // it hangs until the ballots are through, and no clock ends that
    const through = Promise.withResolvers<void>()
    await using place = await withSurveys((response, call) => {
      if (call.body.includes('surveyManifest')) good(response, call)
      else void through.promise.then(() => good(response, call))
    })
    const named = Array.from({ length: 200 }, () => place.world.ask(MINE))
    const namedCalls = () => place.calls.filter((body) => body.includes('mySurveys')).length
    await expect.poll(namedCalls, { timeout: 25_000 }).toBe(64)
    expect((await place.world.ask(MANIFEST)).data).toEqual({ surveyManifest: { hash: '00' } })
    expect(namedCalls()).toBe(64)
    through.resolve()
    await Promise.all(named)
  })
})
