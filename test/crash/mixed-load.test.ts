import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLoadWorld, type LoadWorld } from '../load/load-world.ts'
import { runMixedLoad } from '../load/mixed-load.ts'

let house: LoadWorld

beforeAll(async () => {
  house = await startLoadWorld(53)
}, 240_000)
afterAll(async () => await house?.[Symbol.asyncDispose]())

/** A minute of what `node test/load/mixed-load.ts` does for ten. */
describe('a mixed load while the subgraphs are killed and started again', () => {
  it('meets no wrong answer, only typed errors, and a gateway that does not grow', async () => {
    const report = await runMixedLoad(house, {
      seconds: 60,
      killEveryMs: 5_000,
      warmUpMs: 20_000,
    })
    expect(report.wrong).toEqual([])
    expect(Object.values(report.kills).reduce((sum, kills) => sum + kills)).toBeGreaterThan(3)
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
