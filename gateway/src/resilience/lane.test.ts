import { describe, expect, it } from 'vitest'
import { NobodyThere, NotSent } from './call-failure.ts'
import { createLane, type LaneSettings } from './lane.ts'

const breaker = { windowMs: 10_000, minimum: 3, failureRate: 0.5, openMs: 1_000, probes: 1 }

/** A lane on a clock that stands still until a test moves it. */
function place(more: Partial<LaneSettings> = {}) {
  const clock = { now: 0 }
  const states: string[] = []
  const lane = createLane({
    room: { atOnce: 1, waiting: 1, waitMs: 50 },
    breaker,
    timeoutMs: 5_000,
    retries: 1,
    changed: (kind) => void states.push(kind),
    now: () => clock.now,
    ...more,
  })
  let tries = 0
  const failing = async (): Promise<never> => {
    tries += 1
    throw new NobodyThere('503')
  }
  return { clock, states, lane, failing, tries: () => tries }
}

describe('a lane', () => {
  it('asks again only while enough of the request is left', async () => {
    const { lane, failing, tries } = place()
    await expect(lane.run(failing, { deadline: 10_000, mayRetry: true })).rejects.toThrow('503')
    expect(tries()).toBe(2)
    await expect(lane.run(failing, { deadline: 400, mayRetry: true })).rejects.toThrow('503')
    expect(tries()).toBe(3)
  })

  it('gives a try no more time than the request has, and none when it is over', async () => {
    const { lane } = place()
    const given = async (ms: number): Promise<number> => ms
    expect(await lane.run(given, { deadline: 100_000, mayRetry: false })).toBe(5_000)
    expect(await lane.run(given, { deadline: 1_200, mayRetry: false })).toBe(1_200)
    await expect(lane.run(given, { deadline: -1, mayRetry: false })).rejects.toThrow(NotSent)
  })

  it('tells each change of its breaker once', async () => {
    const { clock, states, lane, failing } = place({ retries: 0 })
    const call = { deadline: 100_000, mayRetry: false }
    for (let asked = 0; asked < 5; asked += 1) await lane.run(failing, call).catch(() => undefined)
    expect(states).toEqual(['open'])
    clock.now = 1_001
    await lane.run(async () => 'here', call)
    expect(states).toEqual(['open', 'half-open', 'closed'])
  })

  it('gives its place back whatever happens', async () => {
    const { lane, failing } = place({ retries: 0, breaker: { ...breaker, minimum: 1_000 } })
    const call = { deadline: 100_000, mayRetry: false }
    for (let asked = 0; asked < 20; asked += 1) await lane.run(failing, call).catch(() => undefined)
    expect(await lane.run(async () => 'here', call)).toBe('here')
  })
})
