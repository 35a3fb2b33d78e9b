import type { Context } from '../context.ts'
import { rulesOn } from '../referral/case-rules.ts'
import { moveReferral, type Moved } from '../referral/move-referral.ts'
import { stepped } from '../referral/referral.ts'
import { checkVote, type VoteField, type VoteInput, type VoteRule } from './vote.ts'

type Refused =
  | { kind: 'invalid'; field: VoteField; rule: VoteRule }
  | { kind: 'no-quorum'; need: number; convened: number }

/** ELIGIBLE to VOTED or NOT_PASSED by the totals of a secret vote (REF-3). */
export async function recordVote(
  ctx: Context,
  { id, version, vote }: { id: string; version: number; vote: VoteInput },
): Promise<Moved<Refused>> {
  const today = ctx.clock.today()
  return await moveReferral<Refused>(ctx, { id, version, move: 'VOTE' }, (referral) => {
    const notBefore = referral.file.consent?.givenOn ?? today
    const checked = checkVote(vote, { notBefore, today }, rulesOn(vote.on))
    if (checked.ok)
      return stepped(referral, checked.vote.passed ? 'VOTED' : 'NOT_PASSED', today, {
        vote: checked.vote,
      })
    if (checked.field === null)
      return { kind: 'no-quorum', need: checked.need, convened: checked.convened }
    return { kind: 'invalid', field: checked.field, rule: checked.rule }
  })
}
