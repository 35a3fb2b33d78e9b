import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Fault } from '../../apollo/errors.ts'
import { createWeigher, PAUSE_MS, type Weighed, type Weighing } from './weigher.ts'

const COST = { cost: 7, limit: 5_000, depth: 2, maxDepth: 12, problems: [] }
const question = (query: string) => ({ query, variables: {} })

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A weigher whose gateway gives these answers in turn, the last one for ever. */
function weigherWith(...answers: (Fault | typeof COST)[]) {
  const sent: string[] = []
  const told: Weighing[] = []
  const back = new Set<() => void>()
  const line = { isOn: true }
  const weigh = async ({ query }: { query: string }): Promise<Weighed> => {
    sent.push(query)
    const answer = answers[Math.min(sent.length, answers.length) - 1] ?? COST
    return 'code' in answer ? { fault: answer } : { cost: answer }
  }
  const weigher = createWeigher(weigh, (weighing) => told.push(weighing), {
    isOn: () => line.isOn,
    onBack: (tell) => {
      back.add(tell)
      return () => void back.delete(tell)
    },
  })
  const setLine = (isOn: boolean) => {
    line.isOn = isOn
    if (isOn) back.forEach((tell) => tell())
  }
  return { weigher, sent, last: () => told.at(-1), back, setLine }
}

test('a question is weighed when nobody has typed for half a second, once', async () => {
  const { weigher, sent, last } = weigherWith(COST)
  for (const text of ['{', '{ a', '{ a }']) {
    weigher.ask(question(text))
    await vi.advanceTimersByTimeAsync(PAUSE_MS - 1)
  }
  expect([sent, last()]).toEqual([[], { state: 'WAITING' }])
  await vi.advanceTimersByTimeAsync(10_000)
  expect([sent, last()]).toEqual([['{ a }'], { state: 'KNOWN', cost: COST }])
})

test('a refusal says why and when, and is asked again by itself at that time and not before', async () => {
  const fault = { code: 'RATE_LIMITED', retryAfter: 12 }
  const { weigher, sent, last } = weigherWith(fault, COST)
  weigher.ask(question('{ a }'))
  await vi.advanceTimersByTimeAsync(PAUSE_MS)
  expect(last()).toEqual({ state: 'REFUSED', fault, again: Date.now() + 12_000 })
  await vi.advanceTimersByTimeAsync(11_999)
  expect(sent).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(sent).toHaveLength(2)
  expect(last()).toEqual({ state: 'KNOWN', cost: COST })
})

test('whatever is typed after a refusal, nothing is sent before its time', async () => {
  const fault = { code: 'OVERLOADED', retryAfter: 10 }
  const { weigher, sent, last } = weigherWith(fault, COST)
  weigher.ask(question('{ a }'))
  await vi.advanceTimersByTimeAsync(PAUSE_MS)
  for (const text of ['{ b }', '{ c }', '{ d }']) {
    weigher.ask(question(text))
    expect(last()).toMatchObject({ state: 'REFUSED', fault })
    await vi.advanceTimersByTimeAsync(3_000)
  }
  expect(sent).toEqual(['{ a }'])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(sent).toEqual(['{ a }', '{ d }'])
})

test('refusals in a row are asked ever more seldom, a minute apart at last', async () => {
  const { weigher, sent } = weigherWith({ code: 'SERVER_DOWN' })
  weigher.ask(question('{ a }'))
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(sent.length).toBeGreaterThan(55)
  expect(sent.length).toBeLessThan(70)
  const before = sent.length
  weigher.stop()
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(sent).toHaveLength(before)
})

test('a retry of no seconds is no reason to ask at once', async () => {
  const { weigher, sent } = weigherWith({ code: 'RATE_LIMITED', retryAfter: 0 })
  weigher.ask(question('{ a }'))
  await vi.advanceTimersByTimeAsync(PAUSE_MS + 1_999)
  expect(sent).toHaveLength(1)
})

test('without network nothing is sent until it is back, and then the newest question', async () => {
  const { weigher, sent, last, back, setLine } = weigherWith(COST)
  setLine(false)
  weigher.ask(question('{ a }'))
  await vi.advanceTimersByTimeAsync(600_000)
  expect(last()).toEqual({ state: 'REFUSED', fault: { code: 'OFFLINE' }, again: null })
  weigher.ask(question('{ b }'))
  await vi.advanceTimersByTimeAsync(600_000)
  expect([sent, back.size]).toEqual([[], 1])
  setLine(true)
  await vi.advanceTimersByTimeAsync(PAUSE_MS)
  expect([sent, back.size, last()?.state]).toEqual([['{ b }'], 0, 'KNOWN'])
})

test('what will not pass is not asked twice, but another question is', async () => {
  const fault = { code: 'OPERATION_NOT_ALLOWED' }
  const { weigher, sent, last } = weigherWith(fault, COST)
  weigher.ask(question('{ a }'))
  await vi.advanceTimersByTimeAsync(600_000)
  expect([sent, last()]).toEqual([['{ a }'], { state: 'REFUSED', fault, again: null }])
  weigher.ask(question('{ b }'))
  await vi.advanceTimersByTimeAsync(PAUSE_MS)
  expect(last()?.state).toBe('KNOWN')
})

test('a text that is no question is not weighed, nor is the one before it', async () => {
  const { weigher, sent, last } = weigherWith(COST)
  weigher.ask(question('{ a }'))
  weigher.ask(null)
  await vi.advanceTimersByTimeAsync(600_000)
  expect([sent, last()]).toEqual([[], { state: 'NONE' }])
})
