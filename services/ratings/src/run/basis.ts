import type { CycleInputs, Post } from '../rating/inputs.ts'
import { estimatePriors, type Priors } from '../rating/shrinkage.ts'
import { parseInputs } from '../recompute.ts'
import type { TextStore } from '../text/text-store.ts'
import { bucketsOf } from './buckets.ts'
import type { Run } from './run.ts'

/** The frozen inputs of a run, read once per worker, with what all its parts share. */
export type Basis = { text: string; inputs: CycleInputs; priors: Priors; buckets: Post[][] }

export type BasisOf = (run: Pick<Run, 'inputsHash' | 'bucketSize'>) => Promise<Basis>

/** Inputs of the last runs: a worker has one in hand, and perhaps the next. */
const KEPT = 2

/** Reads frozen inputs by their hash; texts never change, so what was read stays true. */
export function basisReader(texts: TextStore): BasisOf {
  const known = new Map<string, Promise<Basis>>()
  return async ({ inputsHash, bucketSize }) => {
    if (inputsHash === null) throw new Error('the inputs of this run are not frozen yet')
    const key = `${inputsHash}.${bucketSize}`
    const reading = known.get(key) ?? readBasis(texts, inputsHash, bucketSize)
    known.delete(key)
    known.set(key, reading)
    for (const old of [...known.keys()].slice(0, -KEPT)) known.delete(old)
    try {
      return await reading
    } catch (error) {
      known.delete(key)
      throw error
    }
  }
}

async function readBasis(texts: TextStore, hash: string, size: number): Promise<Basis> {
  const text = await texts.get(hash)
  const parsed = parseInputs(text)
  if (!parsed.ok) throw new Error(`frozen inputs ${hash}: ${parsed.problems.join('; ')}`)
  const { inputs } = parsed
  return { text, inputs, priors: estimatePriors(inputs), buckets: bucketsOf(inputs, size) }
}
