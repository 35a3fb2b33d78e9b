import type { LeaderScheme, PostKind } from '../scheme/leader-scheme.ts'
import { questionsOf, type ScoredQuestion } from '../scheme/questions-of.ts'
import { indexOf, unionOf, upperOf } from './cycle-index.ts'
import { sum } from './decimals.ts'
import { dirichletStatistics, estimateAlpha } from './dirichlet.ts'
import type { CycleInputs, Post, ReleasedGroup } from './inputs.ts'
import { sumCounts } from './leader-counts.ts'

/** What has to be said about a prior: stored for want of groups, capped (groups too alike), a level (nearly) unchosen. */
export type PriorNote = 'FEW_GROUPS' | 'CONCENTRATION_CAPPED' | 'LEVEL_FLOORED'

/** Prior of one question about one kind of post. Plain numbers: it survives JSON unchanged. */
export type QuestionPrior = {
  readonly alpha: readonly number[]
  readonly concentration: number
  /** Groups with enough scored answers. */
  readonly groups: number
  readonly storedPrior: boolean
  readonly notes: readonly PriorNote[]
  /** Counts per upper union toward which its chairs lean (y_u); empty for posts that lean on nobody. */
  readonly upperCounts: { readonly [upperId: string]: readonly number[] }
}

export type Priors = { readonly [question: string]: QuestionPrior }

const KINDS: readonly PostKind[] = ['CHAIR', 'UPPER_CHAIR']

/**
 * Priors of all questions about leaders: alpha by maximum likelihood over the released groups that are one pool (for
 * upper chairs: one upper union) with enough scored answers, if there are enough of them, else the scheme's stored
 * alpha. Concentration capped, each alpha floored. domain.md 8.2.
 */
export function estimatePriors(inputs: CycleInputs): Priors {
  return Object.fromEntries(
    KINDS.flatMap((kind) => {
      const { trust, items } = questionsOf(inputs.scheme, kind)
      return [trust, ...items].map((question) => [
        question.code,
        questionPrior(inputs, kind, question),
      ])
    }),
  )
}

/**
 * Prior pseudo-counts of one leader: A x m_u, m_u = (y_u + t m_F) / (n_u + t), for chairs below an upper union; alpha
 * for other posts.
 */
export function leaderAlpha(
  prior: QuestionPrior,
  upperId: string | null,
  strength: number,
): number[] {
  const counts = upperId === null ? undefined : prior.upperCounts[upperId]
  if (counts === undefined) return [...prior.alpha]
  const answers = sum(counts)
  return prior.alpha.map((alpha, k) => {
    const share = alpha / prior.concentration
    const leaning = ((counts[k] ?? 0) + strength * share) / (answers + strength)
    return prior.concentration * leaning
  })
}

/** The upper union whose answers a leader's prior leans toward: that of the pool on the frozen roster. */
export function leaningOf(inputs: CycleInputs, post: Post): string | null {
  if (inputs.scheme.posts[post.kind].prior !== 'UPPER_UNION') return null
  const pool = indexOf(inputs).poolByUnion.get(post.unionId)
  return pool === undefined ? post.upperId : upperOf(pool)
}

function questionPrior(
  inputs: CycleInputs,
  kind: PostKind,
  question: ScoredQuestion,
): QuestionPrior {
  const { minimumAnswers, minimumGroups, alphaFloor } = inputs.scheme.shrinkage
  const { weights, storedAlpha } = question.scale
  const rows = observations(inputs, kind, question).filter((y) => sum(y) >= minimumAnswers)
  const bounded =
    rows.length < minimumGroups
      ? null
      : bound(
          estimateAlpha(dirichletStatistics(rows, weights.length), alphaFloor),
          inputs.scheme.shrinkage,
        )
  const alpha = bounded === null ? storedAlpha : bounded.alpha
  return {
    alpha,
    concentration: sum(alpha),
    groups: rows.length,
    storedPrior: bounded === null,
    notes: bounded === null ? ['FEW_GROUPS'] : bounded.notes,
    upperCounts: upperCounts(inputs, kind, question),
  }
}

/** One count vector per single pool, for upper chairs one per upper union. */
function observations(
  inputs: CycleInputs,
  kind: PostKind,
  { code, scale }: ScoredQuestion,
): (readonly number[])[] {
  const count = (groups: readonly ReleasedGroup[]) =>
    sumCounts(groups, code, scale.weights.length).levels
  if (kind === 'UPPER_CHAIR') return [...indexOf(inputs).groupsByUpper.values()].map(count)
  const pools = inputs.release.groups.filter((group) => unionOf(group) !== null)
  return pools.map((group) => count([group]))
}

function bound(
  alpha: readonly number[],
  rule: LeaderScheme['shrinkage'],
): { alpha: number[]; notes: PriorNote[] } {
  const total = sum(alpha)
  const scale = total > rule.concentrationCap ? rule.concentrationCap / total : 1
  const scaled = alpha.map((a) => a * scale)
  const notes: PriorNote[] = scale < 1 ? ['CONCENTRATION_CAPPED'] : []
  if (scaled.some((a) => a <= rule.alphaFloor)) notes.push('LEVEL_FLOORED')
  return { alpha: scaled.map((a) => round9(Math.max(a, rule.alphaFloor))), notes }
}

function upperCounts(
  inputs: CycleInputs,
  kind: PostKind,
  { code, scale }: ScoredQuestion,
): QuestionPrior['upperCounts'] {
  if (inputs.scheme.posts[kind].prior !== 'UPPER_UNION') return {}
  return Object.fromEntries(
    [...indexOf(inputs).groupsByUpper].map(([upper, groups]) => [
      upper,
      sumCounts(groups, code, scale.weights.length).levels,
    ]),
  )
}

/** Far below every tolerance, far above the noise of the estimation: equal runs on unlike machines agree. */
function round9(value: number): number {
  return Math.round(value * 1e9) / 1e9
}
