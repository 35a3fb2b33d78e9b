import type { mongo } from 'mongoose'
import type { OpenSpan } from './spans.ts'
import type { Telemetry } from './telemetry.ts'
import { childOf, currentTrace } from './trace.ts'

type Running = { started: number; command: string; collection: string; span: OpenSpan | undefined }

/** Names of collections are words of the code; anything else would be an id. */
const NAME = /^[A-Za-z]{2,32}$/

/**
 * Spans and durations of the commands of named requests: the command's name and the collection's, never a filter, a
 * value or an error's text. Commands outside a trace - anonymous and quiet requests, passes, work of the clock -
 * are not looked at. The ballots' database is never watched (infra/decisions/011).
 */
export function watchMongo({ spans, metrics }: Telemetry, client: mongo.MongoClient): void {
  const observe = metrics?.histogram(
    'tinnhiem_mongo_command_seconds',
    'Commands of named requests and events',
    ['command', 'collection', 'outcome'],
  )
  const running = new Map<number, Running>()
  client.on('commandStarted', ({ requestId, commandName: command, command: sent }) => {
    const trace = currentTrace()
    if (!trace) return
    const told: unknown = command === 'getMore' ? sent['collection'] : sent[command]
    const collection = placeOf(told)
    const attributes = {
      'db.system.name': 'mongodb',
      'db.operation.name': command,
      'db.collection.name': collection,
    }
    const facts = { name: `${command} ${collection}`, kind: 'client', attributes } as const
    const span = trace.sampled ? spans?.start(facts, childOf(trace), trace.span) : undefined
    running.set(requestId, { started: performance.now(), command, collection, span })
  })
  const end = (requestId: number, failure?: string) => {
    const found = running.get(requestId)
    if (!found) return
    running.delete(requestId)
    const { command, collection, started, span } = found
    const outcome = failure === undefined ? 'ok' : 'failed'
    observe?.({ command, collection, outcome }, (performance.now() - started) / 1_000)
    span?.end(failure)
  }
  client.on('commandSucceeded', ({ requestId }) => end(requestId))
  client.on('commandFailed', ({ requestId }) => end(requestId, 'MONGO_FAILED'))
  watchPool(metrics, client)
}

/** `none`: of no collection, like the end of a transaction. */
function placeOf(told: unknown): string {
  if (typeof told !== 'string') return 'none'
  return NAME.test(told) ? told : 'other'
}

function watchPool(metrics: Telemetry['metrics'], client: mongo.MongoClient): void {
  if (!metrics) return
  const open = new Set<string>()
  let waiting = 0
  client.on('connectionCheckOutStarted', () => void waiting++)
  client.on('connectionCheckOutFailed', () => void waiting--)
  client.on('connectionCheckedOut', ({ address, connectionId }) => {
    waiting--
    open.add(`${address} ${connectionId}`)
  })
  client.on('connectionClosed', ({ address, connectionId }) => {
    open.delete(`${address} ${connectionId}`)
  })
  metrics.gauge('tinnhiem_mongo_pool_connections', 'Connections to MongoDB', () => [
    [{ state: 'open' }, open.size],
    [{ state: 'waited_for' }, Math.max(0, waiting)],
  ])
}
