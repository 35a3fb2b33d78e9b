import { expect, it } from 'vitest'
import { newContext } from '../context.ts'
import type { SubgraphAnswer } from '../representations.ts'
import { createInFlight } from './in-flight.ts'

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
