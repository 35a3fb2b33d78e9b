import { createLogger } from '@tinnhiem/kit/logger'
import { describe, expect, it } from 'vitest'
import { startWorld, type World } from './world.ts'

const log = createLogger('test', 'silent')

describe('/ready', () => {
  const readiness = async (world: World) => {
    const response = await fetch(`${world.url}/ready`)
    return { status: response.status, ...((await response.json()) as object) }
  }

  it('names a service that is away, and stays ready: the rest of the graph works', async () => {
    await using world = await startWorld({
      log,
      change: (config) => ({ ...config, resilience: { ...config.resilience, healthMs: 50 } }),
    })
    const patience = { timeout: 60_000 }
    await expect
      .poll(() => readiness(world), patience)
      .toEqual({ status: 200, ready: true, away: [] })
    for (const name of ['ratings', 'membership'] as const) {
      await world.stubs[name][Symbol.asyncDispose]()
      await expect
        .poll(() => readiness(world), patience)
        .toMatchObject({
          status: 200,
          ready: true,
          away: expect.arrayContaining([name]),
        })
    }
  })

  it('is not said while no key of membership is known: nobody could sign in', async () => {
    await using world = await startWorld({
      log,
      change: (config) => ({
        ...config,
        subgraphs: { ...config.subgraphs, membership: 'http://127.0.0.1:9' },
      }),
    })
    expect(await readiness(world)).toMatchObject({ status: 503, ready: false })
    expect((await fetch(`${world.url}/health`)).status).toBe(200)
  })
})
