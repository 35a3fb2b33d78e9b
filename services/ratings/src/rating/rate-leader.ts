import { questionsOf } from '../scheme/questions-of.ts'
import { DIRECT_GROUP, PROVINCE_GROUP } from './ceiling.ts'
import { indexOf } from './cycle-index.ts'
import { sum } from './decimals.ts'
import type { CycleInputs, Post } from './inputs.ts'
import { groupsOf } from './leader-counts.ts'
import { isKnown, scoreQuestion } from './question-score.ts'
import type { NotRatedReason, ProposedRating, RatingHead } from './rating.ts'
import { scoreLeader } from './score-leader.ts'
import type { Priors } from './shrinkage.ts'
import { holderOf, holds, monthsInPost } from './term.ts'

/**
 * Rates one post, straight from the frozen inputs and the cycle's priors, before it is compared with others. Not rated:
 * not in post on the closing day or for too few months, too few scored answers on own trust, or no work fact at all.
 * Throws when the inputs have no such post. domain.md 8.2.
 */
export function rateLeader(inputs: CycleInputs, priors: Priors, postId: string): ProposedRating {
  const post = indexOf(inputs).postById.get(postId)
  if (post === undefined) throw new Error(`The inputs have no post ${postId}`)
  const { eligibility } = inputs.scheme
  const questions = questionsOf(inputs.scheme, post.kind)
  const trust = scoreQuestion(inputs, priors, post, questions.trust)
  const head = headOf(inputs, post, trust.n)
  const served = head.monthsInPost >= eligibility.monthsInPost
  if (!served || !holds(post, inputs.cycle.closingDay)) return unrated(head, 'NOT_IN_POST')
  if (trust.n < eligibility.minimumAnswers || !isKnown(trust))
    return unrated(head, 'NOT_ENOUGH_BALLOTS')
  const items = questions.items.map((item) => scoreQuestion(inputs, priors, post, item))
  return scoreLeader(inputs, post, head, { trust, items }) ?? unrated(head, 'NO_WORK_FACTS')
}

function unrated(head: RatingHead, reason: NotRatedReason): ProposedRating {
  return { ...head, level: 'NOT_RATED', levelBeforeCap: null, reason }
}

function headOf(inputs: CycleInputs, post: Post, answers: number): RatingHead {
  const groups = groupsOf(inputs, post)
  const terms = indexOf(inputs).termsByHolder.get(holderOf(post)) ?? []
  return {
    postId: post.id,
    memberId: post.memberId,
    unionId: post.unionId,
    post: post.kind,
    acting: post.acting,
    year: inputs.cycle.year,
    scheme: inputs.scheme.code,
    monthsInPost: monthsInPost(terms, inputs.cycle),
    n: sum(groups.map(({ ballots }) => ballots)),
    answers,
    eligible: sum(groups.map(({ eligible }) => eligible)),
    groupIds: groups.map(({ id }) => id),
    group: comparisonGroup(post),
  }
}

/** Chairs inside one upper union, unions directly under the province among themselves, upper chairs in the province. */
function comparisonGroup(post: Post): string {
  if (post.kind === 'UPPER_CHAIR') return PROVINCE_GROUP
  return post.directUnderProvince || post.upperId === null ? DIRECT_GROUP : post.upperId
}
