import { Pool } from 'undici'
import type { Config } from '../config.ts'
import { SUBGRAPHS, type SubgraphName } from '../subgraphs.ts'

/** What /ready says. */
export type Readiness = { ready: boolean; away: SubgraphName[] }

export type Health = {
  /** Services that did not answer when last asked. */
  away: () => SubgraphName[]
  /** Membership has published its keys once: sessions can be verified. */
  knowsMembership: () => boolean
  [Symbol.asyncDispose]: () => Promise<void>
}

const PATIENCE_MS = 1_000

/**
 * Asks every service now and then whether it is there, over a connection of its own. One that is away makes this
 * gateway no less ready: the rest of the graph works. Resolves when membership was asked once.
 */
export async function watchHealth({ subgraphs, resilience }: Config): Promise<Health> {
  const away = new Set<SubgraphName>()
  let isKnown = false
  const open = SUBGRAPHS.flatMap((name) => {
    const url = subgraphs[name]
    return url === undefined ? [] : [{ name, pool: new Pool(new URL(url).origin, ONE) }]
  })
  const ask = async ({ name, pool }: (typeof open)[number]): Promise<void> => {
    const isThere = await answers(pool, name === 'membership' ? KEYS : '/health')
    if (isThere) away.delete(name)
    else away.add(name)
    if (isThere && name === 'membership') isKnown = true
  }
  const asked = open.map(ask)
  const timer = setInterval(() => void open.map(ask), resilience.healthMs).unref()
  await asked[0]
  return {
    away: () => [...away],
    knowsMembership: () => isKnown,
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer)
      await Promise.all(open.map(({ pool }) => pool.destroy()))
    },
  }
}

const ONE = { connections: 1, connectTimeout: PATIENCE_MS, headersTimeout: PATIENCE_MS }
const KEYS = '/.well-known/jwks.json'

async function answers(pool: Pool, path: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const { statusCode, body } = await pool.request({ path, method: 'GET', signal })
    await body.dump()
    return statusCode < 500
  } catch {
    return false
  }
}
