import { openSpans } from '../../services/kit/src/telemetry/spans.ts'
import { newTrace } from '../../services/kit/src/telemetry/trace.ts'
import { signBallot, toBase64url, type Pass } from '@tinnhiem/web/ballot'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Asker } from '../world/ask.ts'
import { asksForPass, GLAD, opensSurvey, sends, takesPass } from '../world/verbs.ts'
import { SERVICES } from '../world/services.ts'
import { createWorld, type TestWorld } from '../world/world.ts'
import { startCollector, type Collector, type SeenSpan } from './collector.ts'

/**
 * What telemetry knows (infra/decisions/011): real services and gateway with everything switched on, a collector that
 * keeps every byte, and the metrics of every process.
 */
const AGENT = 'a very particular phone'
const ADDRESS = '203.0.113.9'
const MARKS = { 'user-agent': AGENT, 'x-forwarded-for': ADDRESS, 'x-real-ip': ADDRESS }
const operations: Record<string, string> = JSON.parse(
  readFileSync(new URL('../../gateway/operations.json', import.meta.url), 'utf8'),
)
const idOf = (name: string) =>
  Object.keys(operations).find((id) => new RegExp(`\\b${name}\\b`).test(firstLine(id))) ?? ''
const firstLine = (id: string) => operations[id]?.split('\n', 1)[0] ?? ''

let collector: Collector
let world: TestWorld
let survey: string
let pass: Pass
let member: Asker
let officer: Asker

beforeAll(async () => {
  collector = await startCollector()
  const env = { TN_OTLP_URL: collector.url, TN_TRACE_SHARE: '1' }
  world = await createWorld({ redisDb: 54, metrics: true, env })
  survey = (await opensSurvey(world)).id
  officer = await world.as('mai')
  member = await world.as('U-TEA:3')
  pass = await takesPass(world, 'U-TEA:2', survey)
  await sends(world, await signBallot(pass, 1, GLAD))
})
afterAll(async () => {
  await world?.[Symbol.asyncDispose]()
  await collector?.[Symbol.asyncDispose]()
})

/** What a process tells about requests, without the figures that move by themselves. */
const BY_ITSELF = /^(# |tinnhiem_(memory|event_loop|job_seconds|queue|outbox|redis|mongo_pool))/
async function requestFigures(): Promise<string> {
  const all = await Promise.all(SERVICES.map(async (name) => await world.metricsOf(name)))
  return all
    .join('\n')
    .split('\n')
    .filter((line) => !BY_ITSELF.test(line))
    .join('\n')
}

async function everyMetric(): Promise<string> {
  return (await Promise.all(SERVICES.map(async (name) => await world.metricsOf(name)))).join('\n')
}

/** The spans of one operation once those of its service's database have arrived. */
async function arrived(name: string, service: string): Promise<SeenSpan[]> {
  return await world.until(`spans of ${name}`, async () => {
    const all = collector.spans()
    const root = all.find((span) => span.name === name)
    const mine = all.filter(({ traceId }) => traceId === root?.traceId)
    const isWhole = mine.some((span) => span.service === service && isOfMongo(span))
    return isWhole ? mine : null
  })
}

const isOfMongo = ({ attributes }: SeenSpan) => attributes['db.system.name'] === 'mongodb'

/** Nothing of what `work` does is told: the figures stay the same bytes, and no span comes. */
async function tellsNothing(work: () => Promise<unknown>): Promise<void> {
  await settled()
  const [figures, spans] = [await requestFigures(), collector.spans().length]
  for (let times = 0; times < 3; times++) await work()
  await settled()
  expect(await requestFigures()).toBe(figures)
  expect(collector.spans().slice(spans)).toEqual([])
}

/**
 * Until nothing more is told: longer than the exporter keeps a batch, in four steps that each see no change. After a pause
 * of the machine the steps still come one after the other, with what was under way in between.
 */
async function settled(): Promise<void> {
  const { setTimeout: sleep } = await import('node:timers/promises')
  let told = ''
  for (let quiet = 0; quiet < 4; quiet += 1) {
    await sleep(400)
    const now = `${collector.spans().length}\n${await requestFigures()}`
    if (now !== told) quiet = -1
    told = now
  }
}

describe('a page of staff', () => {
  it('is one trace from the gateway through the subgraph to MongoDB', async () => {
    const reply = await officer.ask(idOf('SurveyList'), {}, MARKS)
    expect(reply.errors).toEqual([])
    const spans = await arrived('SurveyList', 'surveys')
    const parents = new Map(spans.map((span) => [span.spanId, span]))
    const path = (span: SeenSpan | undefined): string[] =>
      span ? [...path(parents.get(span.parentSpanId ?? '')), `${span.service} ${span.name}`] : []
    const find = spans.find(
      ({ service, name }) => service === 'surveys' && name.startsWith('find '),
    )
    expect(path(find)).toEqual([
      'gateway SurveyList',
      'gateway call surveys',
      'surveys subgraph request',
      expect.stringMatching(/^surveys find [a-zA-Z]+$/),
    ])
  })

  it('is counted by its name, and an error is told with its request id', async () => {
    const reply = await officer.ask(idOf('SurveyDetail'), { id: 'f'.repeat(64) })
    const [error] = reply.errors
    expect(error?.extensions?.['requestId']).toMatch(/^[0-9a-f]{32}$/)
    const id = error?.extensions?.['requestId']
    await world.until('its span', async () =>
      collector.spans().some(({ traceId, name }) => traceId === id && name === 'SurveyDetail'),
    )
    const metrics = await world.metricsOf('gateway')
    expect(metrics).toMatch(/tinnhiem_request_seconds_count\{[^}]*operation="SurveyDetail"\} [1-9]/)
    const code = error?.extensions?.['code']
    expect(metrics).toMatch(new RegExp(`errors_total\\{[^}]*code="${code}"\\} [1-9]`))
    expect(await world.metricsOf('surveys')).toMatch(
      /tinnhiem_mongo_command_seconds_count\{[^}]*collection="surveys"/,
    )
  })

  it('does not take the trace a client brings', async () => {
    const id = '0af7651916cd43dd8448eb211c80319c'
    await officer.ask(idOf('StaffViewer'), {}, { traceparent: `00-${id}-b7ad6b7169203331-01` })
    await arrived('StaffViewer', 'membership')
    expect(collector.bytes()).not.toContain(id)
  })
})

describe('telemetry tells nothing of', () => {
  it('(a control: what is told would be noticed)', async () => {
    await expect(tellsNothing(() => member.ask(idOf('MySurveys')))).rejects.toThrow()
  })

  it('a ballot, its keys and its manifest', async () => {
    const ballot = await signBallot(pass, 2, GLAD)
    await tellsNothing(async () => {
      expect((await sends(world, ballot)).__typename).toBe('AnswerStored')
      for (const name of ['SurveyManifest', 'BallotKeys'])
        await world.nobody.ask(idOf(name), { survey, list: null, pool: pass.pool }, MARKS)
    })
  })

  it('a pass, issued or refused', async () => {
    const blinded = toBase64url(new Uint8Array(256).fill(7))
    const signedIn = await world.as('U-TEA:5')
    expect(signedIn.cookie).not.toBeNull()
    await tellsNothing(async () => {
      const issued = await asksForPass(world, 'U-TEA:5', survey, pass.manifestHash, blinded)
      expect(issued.__typename).toBe('SurveyPassIssued')
      await asksForPass(world, 'U-TEA:3', survey, 'wrong', blinded)
      await member.ask(idOf('IssueSurveyPass'), { survey }, MARKS)
    })
  })

  it('a declined invitation, answered or failed', async () => {
    await tellsNothing(async () => {
      const invitation = 'I-unknown'
      const reply = await member.ask(idOf('DeclineReferralInvitation'), { invitation }, MARKS)
      expect(reply.data).not.toBeNull()
      const failed = await member.ask(idOf('DeclineReferralInvitation'), {}, MARKS)
      expect(failed.errors[0]?.extensions).not.toHaveProperty('requestId')
    })
  })
})

describe('in everything telemetry has said', () => {
  const people = () => [
    ...world.people.memberIds.values(),
    ...world.people.cards.values(),
    ...world.people.world.members.map(({ name }) => name.family),
  ]
  const everything = async () => {
    const metrics = await everyMetric()
    await settled()
    return `${collector.bytes()}\n${metrics}`
  }

  it('nobody and nothing of a request is found', async () => {
    await member.ask(idOf('MySurveys'), {}, MARKS)
    await officer.ask('query Sneaky { me { member { id } } }', {}, MARKS)
    await officer.ask(idOf('SurveyDetail'), { id: survey })
    const said = await everything()
    const tokens = [member, officer].map(({ cookie }) => cookie?.split('=')[1] ?? '')
    const values = [pass.passSignature, pass.key.publicKey].map(toBase64url)
    const secrets = [...people(), ...tokens, ...values, survey, pass.manifestHash, AGENT, ADDRESS]
    const found = secrets.filter((secret) => secret !== '' && holdsWord(said, secret))
    expect(found).toEqual([])
    expect(said).not.toMatch(/user-?agent.*particular|remoteAddress|net\.peer|client\.address/i)
    expect(said).not.toMatch(/Sneaky|mutation |query \(|eyJ|host\.name|process\.(pid|command)/)
  })

  it('a planted member is found, so the search sees what is there', async () => {
    const [planted = ''] = people()
    const spans = openSpans('control', collector.url)
    spans.start({ name: `control ${planted}`, kind: 'server' }, newTrace(true)).end()
    await spans[Symbol.asyncDispose]()
    expect(holdsWord(await everything(), planted)).toBe(true)
  })

  it('the ballots have no place', async () => {
    const spans = await arrived('SurveyDetail', 'surveys')
    const places = collector.spans().filter(isOfMongo)
    const names = new Set(places.map(({ attributes }) => attributes['db.collection.name']))
    expect(spans.length).toBeGreaterThan(3)
    for (const place of ['passes', 'ballots', 'poolCounts', 'fences', 'other'])
      expect([...names], place).not.toContain(place)
  })

  it('labels are few, and names of our own', async () => {
    for (let step = 0; step < 40; step++)
      await officer.ask(`query Own${step} { me { member { id } } }`)
    const metrics = await everyMetric()
    expect(metrics).not.toContain('Own')
    expect(metrics).toMatch(/operation="ad-hoc"/)
    const values = [...metrics.matchAll(/(\w+)="([^"]*)"/g)].filter(([, key]) => key !== 'le')
    const odd = values.filter(([, , value = '']) => !/^[A-Za-z][A-Za-z_.-]{0,60}$/.test(value))
    expect(odd.map(([pair]) => pair)).toEqual([])
    expect(metrics.split('\n').length).toBeLessThan(5_000)
  })
})

/** As a whole word: `U-1` is not found in `U-12`. */
function holdsWord(text: string, word: string): boolean {
  let at = text.indexOf(word)
  while (at >= 0) {
    const around = (text[at - 1] ?? ' ') + (text[at + word.length] ?? ' ')
    if (!/[\p{L}\p{N}]/u.test(around)) return true
    at = text.indexOf(word, at + 1)
  }
  return false
}
