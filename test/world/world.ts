import { startGateway, readConfig as gatewayConfig } from '@tinnhiem/gateway/service'
import {
  readConfig as campaignsConfig,
  readWorkerConfig as campaignsWorkerConfig,
  startCampaigns,
  startCampaignsWorker,
} from '@tinnhiem/campaigns/service'
import { loadWorld } from '@tinnhiem/membership/demo'
import { readConfig as membershipConfig, startMembership } from '@tinnhiem/membership/service'
import {
  readConfig as ratingsConfig,
  readWorkerConfig as ratingsWorkerConfig,
  startRatings,
  startRatingsWorker,
} from '@tinnhiem/ratings/service'
import {
  readConfig as surveysConfig,
  readWorkerConfig as surveysWorkerConfig,
  startSurveys,
  startSurveysWorker,
} from '@tinnhiem/surveys/service'
import {
  readConfig as referralsConfig,
  readWorkerConfig as referralsWorkerConfig,
  startReferrals,
  startReferralsWorker,
} from '@tinnhiem/referrals/service'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Pool } from 'undici'
import { askerAt, type Asker } from './ask.ts'
import { createDatabases, type Databases } from './databases.ts'
import { makePeople, type TestPeople } from './people.ts'
import { metricsPort, settings, UNHURRIED } from './settings.ts'
import type { ServiceName } from './services.ts'

export type WorldOptions = {
  people?: TestPeople
  /** Domain time at the start, ISO 8601. */
  at?: string
  redisDb?: number
  /** Ad-hoc documents for everybody, so that tests can ask anything; off to test the allow-list. */
  adHoc?: boolean
  /** Each process serves its metrics on a port of its own: see `metricsOf`. */
  metrics?: boolean
  env?: Record<string, string>
}

export type TestWorld = {
  url: string
  env: Record<string, string>
  people: TestPeople
  databases: Databases
  /** Nobody: no cookie. */
  nobody: Asker
  /** Signs in by the real path, once per person. */
  as: (key: string) => Promise<Asker>
  /** Waits until `check` gives something, instead of sleeping. */
  until: <T>(
    what: string,
    check: () => Promise<T | null | undefined | false>,
    limitMs?: number,
  ) => Promise<T>
  /** Moves domain time: the services are started anew at that time, as the demo's two phases are. */
  moveTo: (at: string) => Promise<void>
  stopService: (name: ServiceName) => Promise<void>
  /** What Prometheus would read of a process now. */
  metricsOf: (name: ServiceName) => Promise<string>
  [Symbol.asyncDispose]: () => Promise<void>
}

/** The real services and gateway in this process, on throw-away databases; people speak GraphQL over HTTP to it. */
export async function createWorld(options: WorldOptions = {}): Promise<TestWorld> {
  await using stack = new AsyncDisposableStack()
  const databases = stack.use(await createDatabases(options.redisDb ?? 0))
  const folder = await mkdtemp(join(tmpdir(), 'tn-world-'))
  stack.defer(async () => await rm(folder, { recursive: true, force: true }))
  const codeFile = join(folder, 'codes.jsonl')
  const people = options.people ?? makePeople()
  const env: Record<string, string> = {
    ...(await settings(databases, codeFile, options.metrics ?? false)),
    TN_ALLOW_ADHOC: options.adHoc === false ? '0' : '1',
    ...options.env,
  }
  env['TN_CLOCK_OFFSET_MS'] = String(offsetTo(options.at ?? '2023-11-20T08:00:00+07:00'))
  await loadWorld(databases.uri('membership'), people.world)
  const running = new Map<ServiceName, AsyncDisposable>()
  stack.defer(async () => await stopAll(running))
  await startAll(running, env)
  const url = `http://127.0.0.1:${env['GATEWAY_PORT']}`
  // let go long before the gateway would: a request is never written on a connection that it just then closes
  const kept = { keepAliveTimeout: 10_000, keepAliveMaxTimeout: 10_000 }
  const pool = stack.adopt(
    new Pool(url, { connections: 64, ...kept }),
    async (open) => await open.destroy(),
  )
  const signedIn = new Map<string, Promise<Asker>>()
  const as = async (key: string) => {
    const known = signedIn.get(key) ?? signIn(pool, people.cards.get(key) ?? key, codeFile)
    signedIn.set(key, known)
    return await known
  }
  await rosterTakenIn(databases, people)
  const owned = stack.move()
  return {
    url,
    env,
    people,
    databases,
    nobody: askerAt(pool),
    as,
    until,
    moveTo: async (at) => {
      env['TN_CLOCK_OFFSET_MS'] = String(offsetTo(at))
      await stopAll(running)
      await startAll(running, env)
    },
    stopService: async (name) => {
      await running.get(name)?.[Symbol.asyncDispose]()
      running.delete(name)
    },
    metricsOf: async (name) =>
      await (await fetch(`http://127.0.0.1:${metricsPort(env, name)}/metrics`)).text(),
    [Symbol.asyncDispose]: async () => await owned.disposeAsync(),
  }
}

function offsetTo(at: string): number {
  return new Date(at).getTime() - Date.now()
}

async function startAll(
  running: Map<ServiceName, AsyncDisposable>,
  env: Record<string, string>,
): Promise<void> {
  const own = (name: ServiceName, url = 'http://127.0.0.1:0') => ({
    ...env,
    TN_PORT: new URL(url).port,
    ...(env['METRICS_BASE'] && { TN_METRICS_PORT: metricsPort(env, name) }),
  })
  const at = (name: ServiceName) => own(name, env[`TN_${name.toUpperCase()}_URL`])
  running.set('membership', await startMembership(membershipConfig(at('membership'))))
  running.set('surveys', await startSurveys(surveysConfig(at('surveys'))))
  running.set('surveysWorker', await startSurveysWorker(surveysWorkerConfig(own('surveysWorker'))))
  running.set('ratings', await startRatings(ratingsConfig(at('ratings'))))
  running.set('ratingsWorker', await startRatingsWorker(ratingsWorkerConfig(own('ratingsWorker'))))
  running.set('campaigns', await startCampaigns(campaignsConfig(at('campaigns'))))
  running.set(
    'campaignsWorker',
    await startCampaignsWorker(campaignsWorkerConfig(own('campaignsWorker'))),
  )
  running.set('referrals', await startReferrals(referralsConfig(at('referrals'))))
  running.set(
    'referralsWorker',
    await startReferralsWorker(referralsWorkerConfig(own('referralsWorker'))),
  )
  const gateway = { ...UNHURRIED, ...own('gateway'), TN_PORT: env['GATEWAY_PORT'] ?? '0' }
  running.set('gateway', await startGateway(gatewayConfig(gateway)))
}

async function stopAll(running: Map<ServiceName, AsyncDisposable>): Promise<void> {
  for (const [name, service] of [...running].toReversed()) {
    await service[Symbol.asyncDispose]()
    running.delete(name)
  }
}

async function signIn(pool: Pool, card: string, codeFile: string): Promise<Asker> {
  const asker = askerAt(pool)
  const before = (await codesOf(codeFile, card)).length
  await asker.data('mutation ($card: String!) { requestCode(card: $card) { __typename } }', {
    card,
  })
  const code = await until(
    `a code for ${card}`,
    async () => (await codesOf(codeFile, card))[before],
  )
  const answer = await asker.ask(
    'mutation ($card: String!, $code: String!) { verifyCode(card: $card, code: $code) { __typename } }',
    { card, code },
  )
  if (!answer.setCookie) throw new Error(`${card} was not signed in: ${JSON.stringify(answer)}`)
  asker.cookie = answer.setCookie
  return asker
}

/** All codes of a card, the first one first. A code is on its way only after the answer, so a new one is waited for by number. */
export async function codesOf(codeFile: string, card: string): Promise<string[]> {
  const text = await readFile(codeFile, 'utf8').catch(() => '')
  const lines = text
    .split('\n')
    .filter(Boolean)
    .map((line): { card: string; code: string } => JSON.parse(line))
  return lines.flatMap((line) => (line.card === card ? [line.code] : []))
}

async function until<T>(
  what: string,
  check: () => Promise<T | null | undefined | false>,
  limitMs = 60_000,
): Promise<T> {
  const end = Date.now() + limitMs
  for (;;) {
    const found = await check()
    if (found !== null && found !== undefined && found !== false) return found
    if (Date.now() > end) throw new Error(`waited ${limitMs / 1000} s in vain for ${what}`)
    await sleep(50)
  }
}

/** The outbox has reached the subscribers: rosters in surveys, officers in ratings. */
async function rosterTakenIn(databases: Databases, people: TestPeople): Promise<void> {
  const { memberships, officers } = people.world
  await takenIn(databases.uri('surveys_pass'), 'roster', memberships.length)
  await takenIn(databases.uri('campaigns'), 'roster', memberships.length)
  await takenIn(databases.uri('referrals'), 'roster', memberships.length)
  await takenIn(databases.uri('ratings'), 'officers', officers.length)
}

async function takenIn(uri: string, name: string, rows: number): Promise<void> {
  const { createConnection } = await import('mongoose')
  const connection = await createConnection(uri).asPromise()
  await until(
    `${name} of ${connection.name}`,
    async () => (await connection.collection(name).countDocuments()) === rows,
  )
  await connection.close()
}
