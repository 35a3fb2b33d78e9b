import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLoadWorld, type LoadWorld } from '../load/load-world.ts'
import { runMixedLoad } from '../load/mixed-load.ts'

let house: LoadWorld

beforeAll(async () => {
  house = await startLoadWorld(53)
}, 240_000)
afterAll(async () => await house?.[Symbol.asyncDispose]())

const sortOf = (name: string) =>
  name === 'gateway' ? name : name.endsWith('-worker') ? 'worker' : 'service'

/** A minute of what `node test/load/mixed-load.ts` does for ten, with lines of progress. */
describe('a mixed load while subgraphs, workers and the gateway are killed and started again', () => {
  it('meets no wrong answer, only typed errors, loses nothing acknowledged, and does not grow', async () => {
    const report = await runMixedLoad(house, {
      seconds: 60,
      killEveryMs: 5_000,
      warmUpMs: 20_000,
      log: (line) => console.log(line),
    })
    expect(report.wrong).toEqual([])
    const kills = Object.entries(report.kills).map(
      ([name, times]) => [sortOf(name), times] as const,
    )
    const killed = (sort: string) =>
      kills.reduce((sum, [name, times]) => sum + (name === sort ? times : 0), 0)
    expect(killed('service')).toBeGreaterThan(3)
    expect(killed('worker')).toBeGreaterThan(1)
    expect(killed('gateway')).toBeGreaterThan(0)
    expect(report.recoveries).toHaveLength(killed('gateway'))
    // a Node process that starts on a crowded machine; alone it takes three seconds
    expect(Math.max(...report.recoveries)).toBeLessThan(60_000)
    expect(report.written.ballots).toBeGreaterThan(50)
    expect(report.written.registrations).toBeGreaterThan(20)
    expect(report.whole).toBeGreaterThan(500)
    expect(report.codes['SUBGRAPH_UNAVAILABLE']).toBeGreaterThan(10)
    expect(report.heap.percent).toBeLessThan(10)
    expect(report.rss.percent).toBeLessThan(10)
  }, 240_000)

  it('would find one changed name among all answers', async () => {
    const report = await runMixedLoad(house, {
      seconds: 15,
      killEveryMs: 60_000,
      warmUpMs: 20_000,
      plantWrongAnswer: true,
    })
    expect(report.wrong.join('\n')).toContain('Người Khác')
  }, 120_000)
})
