import type { CycleInputs, Post } from '../rating/inputs.ts'
import { estimatePriors, type Priors } from '../rating/shrinkage.ts'
import { postsToRate } from '../rating/term.ts'
import { canonicalJson, digestOf, parseInputs } from '../recompute.ts'
import type { TextStore } from '../text/text-store.ts'

/** The frozen inputs of a run, read once per worker, with what all its parts share. */
export type Basis = { inputs: CycleInputs; priors: Priors; priorsHash: string; posts: Post[] }

export type BasisOf = (run: { inputsHash: string | null }) => Promise<Basis>

/** Reads frozen inputs by their hash and keeps the last ones: texts never change, so what was read stays true. */
export function basisReader(texts: TextStore): BasisOf {
  let kept: { hash: string; basis: Promise<Basis> } | null = null
  return async ({ inputsHash }) => {
    if (inputsHash === null) throw new Error('the inputs of this run are not frozen yet')
    if (kept?.hash !== inputsHash) kept = { hash: inputsHash, basis: readBasis(texts, inputsHash) }
    try {
      return await kept.basis
    } catch (error) {
      kept = null
      throw error
    }
  }
}

async function readBasis(texts: TextStore, hash: string): Promise<Basis> {
  const parsed = parseInputs(await texts.get(hash))
  if (!parsed.ok) throw new Error(`frozen inputs ${hash}: ${parsed.problems.join('; ')}`)
  const { inputs } = parsed
  const priors = estimatePriors(inputs)
  const priorsHash = digestOf(canonicalJson(priors))
  return { inputs, priors, priorsHash, posts: postsToRate(inputs) }
}
