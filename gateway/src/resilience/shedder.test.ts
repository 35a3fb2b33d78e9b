import { describe, expect, it } from 'vitest'
import { watchEventLoop } from './event-loop.ts'
import { createShedder } from './shedder.ts'

const ROOM = { atOnce: 100, waiting: 0, waitMs: 100 }

describe('a lagging event loop', () => {
  it('refuses new named work while there is much of it, and none when it is over', async () => {
    let lag = 0
    const shed = createShedder(ROOM, 250, () => lag)
    const { promise, resolve } = Promise.withResolvers<void>()
    const running = Array.from({ length: 20 }, () => shed(() => promise))
    lag = 300
    await expect(shed(async () => 'more')).rejects.toMatchObject({
      code: 'OVERLOADED',
      status: 503,
      retryAfter: 2,
    })
    resolve()
    await Promise.all(running)
    expect(await shed(async () => 'more')).toBe('more')
  })

  it('is seen when it lasts, not when it pauses once', async () => {
    const eventLoop = watchEventLoop()
    const busy = (ms: number): void => {
      for (const end = performance.now() + ms; performance.now() < end;);
    }
    const afterOnePause = async () => {
      await new Promise((done) => setTimeout(done, 300))
      busy(300)
      await new Promise((done) => setTimeout(done, 800))
      return eventLoop.lagMs()
    }
    // other work on the machine only adds to it: one quiet second is enough to see
    await expect.poll(afterOnePause, { timeout: 50_000 }).toBeLessThan(100)
    for (let at = 0; at < 12; at += 1) {
      busy(200)
      await new Promise(setImmediate)
    }
    expect(eventLoop.lagMs()).toBeGreaterThan(100)
    eventLoop.stop()
  })
})
