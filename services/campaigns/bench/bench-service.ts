import { parseEnv } from '@tinnhiem/kit/env'
import { connectMongo } from '@tinnhiem/kit/mongo'
import type { OrganizationItem } from '@tinnhiem/membership/events'
import { randomBytes } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import * as z from 'zod'
import { sampleCampaign } from '../src/campaign/sample-campaign.ts'
import { startCampaigns } from '../src/service.ts'
import { createStores } from '../src/stores.ts'
import { testGateway, type Claims } from '@tinnhiem/kit/test-gateway'

export const PROVINCE = { role: 'PROVINCIAL_OFFICER', org: 'P12', path: '/P12' } as const
export const CAMPAIGN = 'C-bench'

/** The service on databases of its own, with a running campaign of the province; asked over HTTP as the gateway does. */
export async function benchService() {
  const settings = z.object({
    TN_MONGO_URI: z.string(),
    TN_REDIS_URL: z.string(),
    TN_BENCH_FIGURES: z.string().optional(),
  })
  const env = parseEnv(settings)
  const uri = new URL(env.TN_MONGO_URI)
  uri.pathname = `/tn_bench_${randomBytes(6).toString('hex')}`
  const redis = new URL(env.TN_REDIS_URL)
  redis.pathname = '/23'
  const stack = new AsyncDisposableStack()
  const gateway = testGateway()
  const connection = stack.adopt(await connectMongo(uri.href), async (open) => {
    await open.dropDatabase()
    await open.close()
  })
  const urls = { mongoUri: uri.href, redisUrl: redis.href }
  const config = { ...urls, port: 0, gatewayJwks: gateway.jwks, clockOffsetMs: 0 }
  const service = stack.use(await startCampaigns(config))
  const stores = createStores(connection)
  const day = '2020-01-01'
  const period = { startsOn: day, endsOn: null, publishedOn: day }
  const running = { ...period, state: 'RUNNING' as const, authors: ['M-0'] }
  await stores.campaign.insert(sampleCampaign({ id: CAMPAIGN, rootId: CAMPAIGN, ...running }))
  return {
    stores,
    ask: async (who: Claims, query: string, variables: object): Promise<unknown> => {
      const response = await fetch(`${service.url}/graphql`, {
        method: 'POST',
        headers: { 'x-tinnhiem-identity': gateway.identity(who) },
        body: JSON.stringify({ query, variables }),
      })
      const answer = z
        .object({ data: z.unknown(), errors: z.unknown().optional() })
        .parse(await response.json())
      if (answer.errors) throw new Error(JSON.stringify(answer.errors))
      return answer.data
    },
    figure: (line: { figure: string; value: number; goal: number }) => {
      console.log(JSON.stringify(line))
      if (env.TN_BENCH_FIGURES) appendFileSync(env.TN_BENCH_FIGURES, `${JSON.stringify(line)}\n`)
    },
    [Symbol.asyncDispose]: async () => await stack.disposeAsync(),
  }
}

/** The province, `uppers` upper unions below it, and `units` grassroots unions spread over them. */
export function province(uppers: number, units: number): OrganizationItem[] {
  const base = { validFrom: '2000-01-01', validTo: null, rev: 1 }
  const item = (
    id: string,
    parentId: string | null,
    path: string,
    level: OrganizationItem['level'],
  ): OrganizationItem => {
    const name = { vi: `CĐCS Trường Mầm non ${id}`, en: id }
    return { ...base, id, code: id, name, kind: level, level, parentId, path }
  }
  const upper = (at: number) => `UP-${String(at).padStart(4, '0')}`
  return [
    item('P12', null, '/P12', 'PROVINCIAL'),
    ...Array.from({ length: uppers }, (_, at) =>
      item(upper(at), 'P12', `/P12/${upper(at)}`, 'DIRECT_UPPER'),
    ),
    ...Array.from({ length: units }, (_, at) => {
      const id = `U-${String(at).padStart(6, '0')}`
      const above = upper(at % uppers)
      return item(id, above, `/P12/${above}/${id}`, 'GRASSROOTS')
    }),
  ]
}

/** The middle and the slow end of measured times, in milliseconds. */
export function spread(times: readonly number[]): { p50: number; p95: number } {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) =>
    Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 10) / 10
  return { p50: at(0.5), p95: at(0.95) }
}
