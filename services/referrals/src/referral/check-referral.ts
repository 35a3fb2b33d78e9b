import type { Context } from '../context.ts'
import { rulesOn } from './case-rules.ts'
import { areMet, criteriaOn, isComplete, type Answer } from './criteria.ts'
import { isMemberFor } from './membership-months.ts'
import { moveReferral, type Moved } from './move-referral.ts'
import { stepped, type Eligibility } from './referral.ts'

type Invalid = { kind: 'invalid'; field: 'criteria' | 'answers' }

/**
 * CONSENTED to ELIGIBLE or NOT_ELIGIBLE: what this service knows of membership, and the officer's yes or no to every
 * written criterion (REF-2). No score.
 */
export async function checkReferral(
  ctx: Context,
  asked: { id: string; version: number; criteria: string; answers: readonly Answer[] },
): Promise<Moved<Invalid>> {
  const today = ctx.clock.today()
  const inForce = criteriaOn(today)
  const { id, version, criteria, answers } = asked
  return await moveReferral<Invalid>(ctx, { id, version, move: 'CHECK' }, async (referral) => {
    if (criteria !== inForce.version) return { kind: 'invalid', field: 'criteria' }
    if (!isComplete(inForce, answers)) return { kind: 'invalid', field: 'answers' }
    const terms = await ctx.stores.projection.termsOf(referral.file.memberId)
    const longEnough = isMemberFor(terms, rulesOn(today).memberMonths, today)
    const facts = [
      { code: 'MEMBER_12_MONTHS', holds: longEnough, bySystem: true },
      ...answers.map(({ code, holds }) => ({ code, holds, bySystem: false })),
    ]
    const eligibility: Eligibility = { criteria, facts, on: today }
    const state = longEnough && areMet(inForce, answers) ? 'ELIGIBLE' : 'NOT_ELIGIBLE'
    return stepped(referral, state, today, { eligibility })
  })
}
