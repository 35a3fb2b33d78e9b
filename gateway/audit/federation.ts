import { ApolloServer } from '@apollo/server'
import { createLogger } from '@tinnhiem/kit/logger'
import { newContext, type RequestContext } from '../src/context.ts'
import { holds, readSuites, type Answer, type Suite } from './cases.ts'
import { createGateway, EXECUTORS, type Executor } from './gateways.ts'

/**
 * Runs the public federation audit against our runtime (README.md beside this file says how to serve it):
 * `node audit/federation.ts <address of the audit> [compiled|pool|stock] [part of a suite's name]`. Red when a case
 * fails that is not one of the planner's own.
 */
const [base = 'http://127.0.0.1:4790', asked = 'compiled', only] = process.argv.slice(2)

/** Suite and number of the cases that Apollo's planner gets wrong, whoever executes (gateway.md 1.2). */
const PLANNER: ReadonlySet<string> = new Set([
  'keys-mashup 0',
  'non-resolvable-interface-object 1',
  'requires-with-argument 2',
  'requires-with-argument 3',
  'requires-with-argument 4',
  'requires-with-argument-conflict 0',
])

async function main(): Promise<void> {
  const executor = EXECUTORS.find((known) => known === asked)
  if (!executor) throw new Error(`${asked} is none of ${EXECUTORS.join(', ')}`)
  const suites = await readSuites(base, only)
  const failed: string[] = []
  for (const suite of suites) failed.push(...(await failuresOf(suite, executor)))
  const total = suites.reduce((sum, suite) => sum + suite.cases.length, 0)
  console.log(`${executor}: ${total - failed.length} of ${total}`)
  for (const name of failed) console.log(`  ${name}${PLANNER.has(name) ? ' (the planner)' : ''}`)
  if (failed.some((name) => !PLANNER.has(name))) process.exitCode = 1
}

async function failuresOf(suite: Suite, executor: Executor): Promise<string[]> {
  const log = createLogger('audit', 'fatal')
  const server = new ApolloServer<RequestContext>({
    gateway: createGateway(executor, suite.supergraphSdl, log),
    introspection: true,
    logger: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    stopOnTerminationSignals: false,
  })
  await server.start()
  const failed: string[] = []
  for (const [at, one] of suite.cases.entries()) {
    const answer = await answerOf(server, one.query)
    if (holds(one, answer)) continue
    failed.push(`${suite.id} ${at}`)
    if (only) console.log(one.query, JSON.stringify({ answer, expected: one.expected }, null, 1))
  }
  await server.stop()
  return failed
}

async function answerOf(server: ApolloServer<RequestContext>, query: string): Promise<Answer> {
  const contextValue = newContext({ identity: 'audit' })
  const { body } = await server.executeOperation({ query }, { contextValue })
  if (body.kind !== 'single') throw new Error('this gateway does not answer in parts')
  return body.singleResult
}

await main()
