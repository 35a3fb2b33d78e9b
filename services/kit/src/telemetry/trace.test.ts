import { describe, expect, it } from 'vitest'
import { carriedTrace } from './job-trace.ts'
import { observeCalls } from './subgraph-calls.ts'
import { NO_TELEMETRY } from './telemetry.ts'
import {
  childOf,
  currentTrace,
  newTrace,
  outsideTrace,
  readTraceparent,
  traceparentOf,
  withinTrace,
} from './trace.ts'

describe('a trace', () => {
  it('goes through a header and comes out the same', () => {
    for (const sampled of [true, false]) {
      const trace = newTrace(sampled)
      expect(readTraceparent(traceparentOf(trace))).toEqual(trace)
    }
  })

  it.each([
    undefined,
    '',
    'trace-me',
    `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
    `00-0af7651916cd43dd8448eb211c80319c-${'0'.repeat(16)}-01`,
    '00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01',
    '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more',
  ])('is not read from %j', (text) => {
    expect(readTraceparent(text)).toBeUndefined()
  })

  it('is never born twice with one id, nor are its pieces', () => {
    const traces = Array.from({ length: 5_000 }, () => newTrace(true))
    expect(new Set(traces.map(({ id }) => id)).size).toBe(5_000)
    const [first = newTrace(true)] = traces
    expect(new Set(traces.map(() => childOf(first).span)).size).toBe(5_000)
  })

  it('is not seen by work that was taken out of it', async () => {
    const seen = await withinTrace(newTrace(true), () =>
      outsideTrace(async () => {
        await Promise.resolve()
        return currentTrace()
      }),
    )
    expect(seen).toBeUndefined()
  })
})

describe('a call of a subgraph', () => {
  const calls = observeCalls(NO_TELEMETRY)
  const carried = async (sampled: boolean, staff: boolean) => {
    const traceparent = traceparentOf(newTrace(sampled))
    return await calls.run({ traceparent, staff }, async () => carriedTrace())
  }

  it('lets jobs carry its trace only for people who hold a role, and while spans are kept', async () => {
    expect(await carried(true, true)).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
    expect(await carried(true, false)).toBeUndefined()
    expect(await carried(false, true)).toBeUndefined()
  })

  it('without a traceparent is outside any trace, whatever it was called from', async () => {
    const call = { traceparent: undefined, staff: true }
    const seen = await withinTrace(newTrace(true), () =>
      calls.run(call, async () => currentTrace() ?? carriedTrace()),
    )
    expect(seen).toBeUndefined()
  })
})
