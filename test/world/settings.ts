import { exportJWK, generateKeyPair } from 'jose'
import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import { freeBase } from '../../infra/local/ports.ts'
import type { Databases } from './databases.ts'
import { SERVICES, type ServiceName } from './services.ts'

const DOORS = 6

/** The settings of all services and the gateway of one world, each on a port of its own; fresh keys. */
export async function settings(
  databases: Databases,
  codeFile: string,
  metrics: boolean,
): Promise<Record<string, string>> {
  // all in one row: two rows looked for one after the other could share a port nobody listens on yet
  const gateway = await freeBase(DOORS + (metrics ? SERVICES.length : 0))
  const [membership, surveys, ratings, campaigns, referrals] = [1, 2, 3, 4, 5].map(
    (step) => gateway + step,
  )
  return {
    NODE_ENV: 'test',
    ...(metrics && { METRICS_BASE: String(gateway + DOORS) }),
    TN_REDIS_URL: databases.redisUrl,
    TN_MONGO_URI_MEMBERSHIP: databases.uri('membership'),
    TN_MONGO_URI_SURVEYS_PASS: databases.uri('surveys_pass'),
    TN_MONGO_URI_SURVEYS_BALLOT: databases.uri('surveys_ballot'),
    TN_MONGO_URI_RATINGS: databases.uri('ratings'),
    TN_MONGO_URI_CAMPAIGNS: databases.uri('campaigns'),
    TN_MONGO_URI_REFERRALS: databases.uri('referrals'),
    TN_REFERRAL_KEY: randomBytes(32).toString('base64url'),
    TN_GATEWAY_JWKS_URL: `http://127.0.0.1:${gateway}/.well-known/jwks.json`,
    TN_SESSION_KEY: await newKey('session-1'),
    TN_IDENTITY_KEY: await newKey('identity-1'),
    TN_SEALING_KEY: randomBytes(32).toString('base64url'),
    ...releaseKeys(),
    TN_MEMBERSHIP_URL: `http://127.0.0.1:${membership}`,
    TN_SURVEYS_URL: `http://127.0.0.1:${surveys}`,
    TN_RATINGS_URL: `http://127.0.0.1:${ratings}`,
    TN_CAMPAIGNS_URL: `http://127.0.0.1:${campaigns}`,
    TN_REFERRALS_URL: `http://127.0.0.1:${referrals}`,
    TN_CODE_FILE: codeFile,
    // a whole test signs in and works from one address and a few sessions
    TN_RATE_ADDRESS: '100000000/1000000',
    TN_RATE_VIEWER: '100000000/1000000',
    GATEWAY_PORT: String(gateway),
  }
}

function releaseKeys() {
  const { privateKey } = generateKeyPairSync('ed25519')
  const publicKey = createPublicKey(privateKey).export({ format: 'jwk' })
  return {
    TN_RELEASE_KEY: JSON.stringify(privateKey.export({ format: 'jwk' })),
    TN_RELEASE_KEYS: JSON.stringify({ keys: [publicKey] }),
  }
}

async function newKey(kid: string): Promise<string> {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true })
  return JSON.stringify({ ...(await exportJWK(privateKey)), kid, alg: 'EdDSA' })
}

/** The port on which a service of a world with metrics tells them. */
export function metricsPort(env: Record<string, string>, name: ServiceName): string {
  return String(Number(env['METRICS_BASE']) + SERVICES.indexOf(name))
}

/**
 * All services share this process: when the machine stands still for some seconds, every call of the gateway is late at
 * once and its event loop lags, which says nothing of a service. A test of these limits sets them itself; processes
 * started with the world's settings have the product's own.
 */
export const UNHURRIED = {
  TN_SUBGRAPH_TIMEOUT_MS: '30000',
  TN_REQUEST_MS: '60000',
  TN_ADHOC_MS: '60000',
  TN_LAG_MS: '60000',
}
