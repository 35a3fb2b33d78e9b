import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newContext } from '../context.ts'
import type { SubgraphAnswer } from '../representations.ts'
import { failedAnswer } from '../subgraph-answer.ts'
import type { CallSubgraph } from '../subgraph-call.ts'
import { createInFlight, type Asked } from './in-flight.ts'

function requestOf(query: string) {
  return { query, variables: {}, written: { variables: {}, body: query } }
}

it('what is read after a change never joins a reading from before it', async () => {
  const answers: PromiseWithResolvers<SubgraphAnswer>[] = []
  const ask = createInFlight('membership', (request) => {
    if (request.query === 'mutation') return Promise.resolve({ data: { done: true } })
    const answer = Promise.withResolvers<SubgraphAnswer>()
    answers.push(answer)
    return answer.promise
  })
  const context = newContext({ identity: 'one', signedIn: true })
  const before = ask(requestOf('{ me }'), context, 'VIEWER')
  await ask(requestOf('mutation'), context, 'NEVER')
  const after = ask(requestOf('{ me }'), context, 'VIEWER')
  expect(answers).toHaveLength(2)
  answers[0]?.resolve({ data: { me: 'old' } })
  expect((await before).answer.data).toEqual({ me: 'old' })
  // the end of the older one leaves the newer one to be joined
  const joined = ask(requestOf('{ me }'), context, 'VIEWER')
  expect(answers).toHaveLength(2)
  answers[1]?.resolve({ data: { me: 'new' } })
  expect((await after).answer.data).toEqual({ me: 'new' })
  expect((await joined).answer.data).toEqual({ me: 'new' })
})

describe('a request that joined a call', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
  afterEach(() => void vi.useRealTimers())

  const ME = requestOf('{ me }')
  const GAVE_UP = { data: null, errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] }
  const FOUND = { data: { me: 'found' } }
  const until = (deadline: number) =>
    newContext({ identity: 'one', signedIn: true, deadline: performance.now() + deadline })

  /** Calls that end with the request that made them, unless they are answered after so many milliseconds. */
  function subgraph(...answeredAfter: number[]) {
    const deadlines: number[] = []
    const started = performance.now()
    const call: CallSubgraph = async ({ query }, context) => {
      const [left, after] = [context.deadline - performance.now(), answeredAfter[deadlines.length]]
      deadlines.push(context.deadline - started)
      const isAnswered = after !== undefined && after < left
      await new Promise((done) => setTimeout(done, isAnswered ? after : left))
      context.services.set('membership', isAnswered ? 'ANSWERED' : 'FAILED')
      return isAnswered ? FOUND : failedAnswer('SUBGRAPH_UNAVAILABLE', 'membership', query, context)
    }
    return { ask: createInFlight('membership', call), deadlines }
  }
  const answerOf = async (asked: Promise<Asked>) => (await asked).answer

  it('asks anew, once and for all who waited, when the leader ran out of time', async () => {
    const { ask, deadlines } = subgraph(Infinity, 100)
    const leader = answerOf(ask(ME, until(1_000), 'VIEWER'))
    const contexts = [until(2_000), until(4_000), until(3_000)]
    const followers = contexts.map((context) => answerOf(ask(ME, context, 'VIEWER')))
    await vi.advanceTimersByTimeAsync(1_200)
    expect(await leader).toMatchObject(GAVE_UP)
    expect(await Promise.all(followers)).toEqual([FOUND, FOUND, FOUND])
    for (const { services } of contexts) expect(services.get('membership')).toBe('ANSWERED')
    expect(deadlines).toEqual([1_000, 4_000])
  })

  it('asks anew no second time', async () => {
    const { ask, deadlines } = subgraph()
    void ask(ME, until(1_000), 'VIEWER')
    const follower = answerOf(ask(ME, until(2_000), 'VIEWER'))
    await vi.advanceTimersByTimeAsync(2_000)
    expect(await follower).toMatchObject(GAVE_UP)
    expect(deadlines).toEqual([1_000, 2_000])
  })

  it('gives up alone when its own time is over', async () => {
    const { ask, deadlines } = subgraph(1_500)
    const leader = answerOf(ask(ME, until(4_000), 'VIEWER'))
    const [hurried, patient] = [until(1_000), until(3_000)]
    const followers = [hurried, patient].map((context) => answerOf(ask(ME, context, 'VIEWER')))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await followers[0]).toMatchObject(GAVE_UP)
    expect(hurried.services.get('membership')).toBe('FAILED')
    await vi.advanceTimersByTimeAsync(500)
    expect(await Promise.all([leader, followers[1]])).toEqual([FOUND, FOUND])
    expect(deadlines).toEqual([4_000])
  })

  it('hears at once that nobody is there, as the leader does', async () => {
    const deadlines: number[] = []
    const ask = createInFlight('membership', async ({ query }, context) => {
      deadlines.push(context.deadline)
      return failedAnswer('SUBGRAPH_UNAVAILABLE', 'membership', query, context)
    })
    void ask(ME, until(1_000), 'VIEWER')
    expect(await answerOf(ask(ME, until(2_000), 'VIEWER'))).toMatchObject(GAVE_UP)
    expect(deadlines).toHaveLength(1)
  })
})
