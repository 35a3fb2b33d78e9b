import { createHash } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { rateLeaders } from '../rating/rate-leaders.ts'
import { canonicalJson, parseInputs } from '../recompute.ts'

/**
 * A thread that knows nothing but the text of frozen inputs, and answers with the SHA-256 of what `recompute` makes of
 * it, rating by rating so that the whole text never lies in memory.
 */
const inputs: unknown = workerData
if (typeof inputs !== 'string') throw new Error('this thread takes the text of frozen inputs')
const parsed = parseInputs(inputs)
if (!parsed.ok) throw new Error(`not a cycle's inputs: ${parsed.problems.join('; ')}`)
const digest = createHash('sha256').update('[')
for (const [at, rating] of rateLeaders(parsed.inputs).entries())
  digest.update(`${at === 0 ? '' : ','}${canonicalJson(rating)}`)
parentPort?.postMessage(digest.update(']').digest('hex'))
