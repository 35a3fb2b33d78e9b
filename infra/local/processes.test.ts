import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { root } from './folders.ts'
import { processes, sharedEnv } from './processes.ts'
import type { Wiring } from './processes.ts'

const wiring: Wiring = {
  servers: {
    kind: { mongo: 'started', redis: 'started' },
    mongoUri: (database, user) => `mongodb://${user}@host/${database}`,
    redisUrl: 'redis://host',
    stop: () => Promise.resolve(),
  },
  secrets: {
    session: 'session',
    identity: 'identity',
    sealing: 'sealing',
    release: 'release',
    releasePublic: 'release-public',
    referral: 'referral',
  },
  port: 4000,
  clockOffsetMs: 0,
  peopleFile: 'people.json',
}

/** Settings of the demo, which no real installation has. */
const ONLY_DEMO = ['TN_DEMO_FILE']
/** The gateway does not ask for its own keys. */
const NOT_FOR_GATEWAY = ['TN_GATEWAY_JWKS_URL']

test.each(processes(wiring))(
  '$name.env.example names every setting $name is started with',
  ({ name, env }) => {
    const example = readFileSync(join(root, `infra/env/${name}.env.example`), 'utf8')
    const named = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, key]) => key)
    const given = [...Object.keys(env), ...Object.keys(sharedEnv(wiring)), 'TN_PORT'].filter(
      (key) => !ONLY_DEMO.includes(key) && !(name === 'gateway' && NOT_FOR_GATEWAY.includes(key)),
    )
    expect(named).toEqual(expect.arrayContaining(given))
  },
)

/** For tests, benchmarks and the demo: no example has them. */
const NOT_FOR_PRODUCTION = [
  'TN_FAULT_SLOW_BUCKET_MS',
  'TN_DATA_SOURCE',
  'TN_DEMO_FILE',
  'TN_CODE_FILE',
]
const SERVICES = ['membership', 'surveys', 'ratings', 'campaigns', 'referrals'] as const

test.each(['gateway', ...SERVICES])(
  'the examples of %s name every setting its code reads',
  (name) => {
    const code =
      name === 'gateway'
        ? ['gateway/src/config.ts', 'gateway/src/resilience/settings.ts']
        : [`services/${name}/src/config.ts`]
    const examples = globSync(`infra/env/${name}{,-worker}.env.example`, { cwd: root })
    const named = namesIn(examples)
    const read = namesIn([
      ...code,
      'services/kit/src/env.ts',
      'services/kit/src/telemetry/telemetry.ts',
    ])
    const known =
      name === 'gateway' ? [...NOT_FOR_PRODUCTION, ...NOT_FOR_GATEWAY] : NOT_FOR_PRODUCTION
    expect(read.filter((setting) => !named.includes(setting) && !known.includes(setting))).toEqual(
      [],
    )
  },
)

function namesIn(files: readonly string[]): string[] {
  const texts = files.map((file) => readFileSync(join(root, file), 'utf8'))
  return [...new Set(texts.flatMap((text) => text.match(/\bTN_[A-Z_]+[A-Z]\b/g) ?? []))]
}

test('no process gets both a key that names members and the ballots', () => {
  for (const { name, env } of processes(wiring)) {
    const keys = Object.keys(env)
    const naming = keys.some((key) => /MEMBERSHIP|SESSION_KEY|IDENTITY_KEY/.test(key))
    expect([name, naming && keys.some((key) => key.includes('BALLOT'))]).toEqual([name, false])
  }
})

test('only the worker of surveys holds the release key, and ratings know its public half alone', () => {
  const holding = (secret: string) =>
    processes(wiring).flatMap(({ name, env }) => (Object.values(env).includes(secret) ? name : []))
  expect(holding('release')).toEqual(['surveys-worker'])
  expect(holding('release-public')).toEqual(['ratings', 'ratings-worker'])
})

test('with a first port for metrics each process has one of its own, also where one is left out', () => {
  vi.stubEnv('TN_METRICS_PORT', '9400')
  const ports = (without: readonly string[]) =>
    processes({ ...wiring, without }).map(({ name, env }) => [name, env['TN_METRICS_PORT']])
  const all = ports([])
  expect(all.map(([, port]) => port)).toEqual(all.map((_, at) => String(9400 + at)))
  expect(all).toEqual(expect.arrayContaining(ports(['referrals'])))
  vi.unstubAllEnvs()
})

test('every database is opened by a user of its own', () => {
  const uris = processes(wiring).flatMap(({ env }) =>
    Object.values(env).filter((value) => value.startsWith('mongodb')),
  )
  for (const uri of uris) expect(uri).toMatch(/^mongodb:\/\/(\w+)@host\/\1$/)
  expect(new Set(uris).size).toBe(6)
})

test('a tenant without referrals starts none of their processes, and nobody is told to reach them', () => {
  const without = { ...wiring, without: ['referrals'] }
  const plans = processes(without)
  expect(plans.map(({ name }) => name).filter((name) => name.startsWith('referrals'))).toEqual([])
  expect(plans).toHaveLength(processes(wiring).length - 2)
  expect(Object.keys(plans.at(-1)?.env ?? {})).not.toContain('TN_REFERRALS_URL')
  expect(sharedEnv(without)['TN_WITHOUT']).toBe('referrals')
  expect(sharedEnv(wiring)['TN_WITHOUT']).toBeUndefined()
})
