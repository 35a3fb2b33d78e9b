import type { Secrets } from './secrets.ts'
import type { Servers } from './servers.ts'

/** What the processes of one platform are wired to. */
export type Wiring = {
  servers: Servers
  secrets: Secrets
  /** The gateway's port; membership, surveys, ratings, campaigns and referrals take the next five. */
  port: number
  /** Domain time minus real time (D-18). */
  clockOffsetMs: number
  /** Codes as JSON lines instead of on the console, while the seeder signs people in. */
  codeFile?: string
  /** The demo people the sign-in page offers. */
  peopleFile: string
  /** Services this tenant does without (D-9): `TN_WITHOUT=referrals npm start`. */
  without?: readonly string[]
}

/** One process: its file, its port if it has a door, and the settings only it gets. */
export type Plan = {
  name: string
  main: string
  port?: number
  env: Record<string, string>
}

/** Every process of this tenant's platform, in the order they start; they stop in the other order. */
export function processes(wiring: Wiring): Plan[] {
  const absent = absentIn(wiring).flatMap((name) => [name, `${name}-worker`])
  return everyProcess(wiring)
    .map(withMetrics)
    .filter(({ name }) => !absent.includes(name))
}

/** With `TN_METRICS_PORT=9400 npm start` the processes serve their metrics on 9400 and the ports after it, in order. */
function withMetrics(plan: Plan, index: number): Plan {
  const first = process.env['TN_METRICS_PORT']
  if (!first) return plan
  return { ...plan, env: { ...plan.env, TN_METRICS_PORT: String(Number(first) + index) } }
}

/** Whether this tenant's platform has referrals (D-9). */
export function hasReferrals(wiring: Pick<Wiring, 'without'>): boolean {
  return !absentIn(wiring).includes('referrals')
}

function absentIn({ without }: Pick<Wiring, 'without'>): readonly string[] {
  return without ?? (process.env['TN_WITHOUT'] ?? '').split(',').filter((name) => name !== '')
}

function everyProcess(wiring: Wiring): Plan[] {
  const { secrets, port, codeFile } = wiring
  const database = (name: string) => wiring.servers.mongoUri(name, name)
  const surveys = {
    TN_MONGO_URI_SURVEYS_PASS: database('tn_surveys_pass'),
    TN_MONGO_URI_SURVEYS_BALLOT: database('tn_surveys_ballot'),
    TN_SEALING_KEY: secrets.sealing,
  }
  const ratings = {
    TN_MONGO_URI_RATINGS: database('tn_ratings'),
    TN_RELEASE_KEYS: secrets.releasePublic,
  }
  const referrals = {
    TN_MONGO_URI_REFERRALS: database('tn_referrals'),
    TN_REFERRAL_KEY: secrets.referral,
  }
  const campaigns = { TN_MONGO_URI_CAMPAIGNS: database('tn_campaigns') }
  return [
    {
      name: 'membership',
      main: 'services/membership/src/main.ts',
      port: port + 1,
      env: {
        TN_MONGO_URI_MEMBERSHIP: database('tn_membership'),
        TN_SESSION_KEY: secrets.session,
        ...(codeFile && { TN_CODE_FILE: codeFile }),
      },
    },
    { name: 'surveys', main: 'services/surveys/src/main.ts', port: port + 2, env: surveys },
    {
      name: 'surveys-worker',
      main: 'services/surveys/src/worker.ts',
      env: { ...surveys, TN_RELEASE_KEY: secrets.release, NODE_OPTIONS: SPARING },
    },
    { name: 'ratings', main: 'services/ratings/src/main.ts', port: port + 3, env: ratings },
    {
      name: 'ratings-worker',
      main: 'services/ratings/src/worker.ts',
      env: { ...ratings, NODE_OPTIONS: SPARING },
    },
    {
      name: 'campaigns',
      main: 'services/campaigns/src/main.ts',
      port: port + 4,
      env: campaigns,
    },
    { name: 'campaigns-worker', main: 'services/campaigns/src/worker.ts', env: campaigns },
    {
      name: 'referrals',
      main: 'services/referrals/src/main.ts',
      port: port + 5,
      env: referrals,
    },
    { name: 'referrals-worker', main: 'services/referrals/src/worker.ts', env: referrals },
    { name: 'gateway', main: 'gateway/src/main.ts', port, env: gatewayEnv(wiring) },
  ]
}

function gatewayEnv(wiring: Wiring): Record<string, string> {
  const { port, secrets, peopleFile } = wiring
  return {
    TN_MEMBERSHIP_URL: at(port + 1),
    TN_SURVEYS_URL: at(port + 2),
    TN_RATINGS_URL: at(port + 3),
    TN_CAMPAIGNS_URL: at(port + 4),
    ...(hasReferrals(wiring) && { TN_REFERRALS_URL: at(port + 5) }),
    TN_IDENTITY_KEY: secrets.identity,
    TN_DEMO_FILE: peopleFile,
    NODE_OPTIONS: ROOMY,
    ...UNHURRIED,
  }
}

/** The whole demo signs in and works from one address and a few sessions; a real platform keeps the gateway's own limits. */
const UNHURRIED = {
  TN_RATE_ADDRESS: '100000000/1000000',
  TN_RATE_VIEWER: '100000000/1000000',
}

/** A worker of 10,000 pools in about 500 MB (`test/bench/million.bench.ts`): collect early, in small steps. */
const SPARING = '--max-old-space-size=300 --max-semi-space-size=8'

/** Answers of 70 kB die young in 64 MB: a seventh less CPU for each (`gateway/bench`). */
const ROOMY = '--max-semi-space-size=64'

/** What every process gets. */
export function sharedEnv(wiring: Wiring): Record<string, string> {
  const { servers, port, clockOffsetMs } = wiring
  const without = absentIn(wiring)
  return {
    TN_REDIS_URL: servers.redisUrl,
    TN_GATEWAY_JWKS_URL: `${at(port)}/.well-known/jwks.json`,
    TN_CLOCK_OFFSET_MS: String(clockOffsetMs),
    TN_DEMO: '1',
    ...(without.length > 0 && { TN_WITHOUT: without.join(',') }),
  }
}

/** The loopback address of a port. */
export function at(port: number): string {
  return `http://127.0.0.1:${port}`
}
