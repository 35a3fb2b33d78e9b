import { applyCeiling } from './ceiling.ts'
import type { CycleInputs } from './inputs.ts'
import { rateLeader } from './rate-leader.ts'
import type { LeaderRating } from './rating.ts'
import { estimatePriors } from './shrinkage.ts'
import { postsToRate } from './term.ts'

/**
 * All ratings of a cycle from its frozen inputs, in order of post id: the priors once, each leader by itself, then the
 * ceiling. The same inputs in any order give the same ratings. domain.md 8.2, D-14.
 */
export function rateLeaders(inputs: CycleInputs): LeaderRating[] {
  const priors = estimatePriors(inputs)
  const proposed = postsToRate(inputs).map((post) => rateLeader(inputs, priors, post.id))
  return applyCeiling(proposed, inputs.scheme)
}
