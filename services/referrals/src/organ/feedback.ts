import { plusMonths } from '../referral/days.ts'
import type { Feedback, Move, Referral, ReferralState } from '../referral/referral.ts'

export type FeedbackKind = 'AWARENESS_CLASS' | 'FOSTERING' | 'ADMITTED' | 'NOT_CONTINUED'

/** The move a mark makes. */
export const MOVE_OF: Readonly<Record<FeedbackKind, Move>> = {
  AWARENESS_CLASS: 'AWARENESS_CLASS',
  FOSTERING: 'FOSTER',
  ADMITTED: 'ADMIT',
  NOT_CONTINUED: 'STOP',
}

export function isFeedbackKind(kind: string): kind is FeedbackKind {
  return Object.hasOwn(MOVE_OF, kind)
}

/** A certificate of the awareness class is valid five years (B-3). */
const CERTIFICATE_MONTHS = 60
const SILENT_MONTHS = 6
const AT_THE_ORGAN: readonly ReferralState[] = ['SENT', 'RECEIVED', 'AWARENESS_CLASS', 'FOSTERING']

/**
 * Whether a mark may carry this day: not in the future, not before the one before it, and a class whose certificate is
 * still valid may have been attended before the referral was sent.
 */
export function isDayOf(
  kind: FeedbackKind,
  on: string,
  { file }: Referral,
  today: string,
): boolean {
  if (on > today) return false
  if (kind === 'AWARENESS_CLASS') return plusMonths(on, CERTIFICATE_MONTHS) >= today
  const before = file.feedback.findLast((mark) => mark.kind !== 'AWARENESS_CLASS')
  return on >= (before?.on ?? lastReceived(file.steps) ?? on)
}

function lastReceived(steps: Referral['file']['steps']): string | null {
  return steps.findLast(({ state }) => state === 'RECEIVED')?.on ?? null
}

/** The mark as it is kept: what, when, how long it holds. */
export function markOf(kind: FeedbackKind, on: string): Feedback {
  const until = kind === 'AWARENESS_CLASS' ? plusMonths(on, CERTIFICATE_MONTHS) : null
  return { kind, on, until }
}

/** Since when an answer is due: more than six months after the last step at the organ; null while it is not. */
export function dueSince({ state, file }: Referral, today: string): string | null {
  if (!AT_THE_ORGAN.includes(state)) return null
  const last = file.steps.at(-1)?.on
  if (last === undefined) return null
  const due = plusMonths(last, SILENT_MONTHS)
  return due < today ? due : null
}

/** When it was stamped by the organ it is addressed to now. */
export function receivedOn({ file }: Referral): string | null {
  const sentAt = file.steps.findLastIndex(({ state }) => state === 'SENT')
  return file.steps.slice(sentAt + 1).find(({ state }) => state === 'RECEIVED')?.on ?? null
}

/** The day the person left, for the liaison to see. */
export function withdrawnOn({ state, file }: Referral): string | null {
  return state === 'WITHDRAWN' ? (file.steps.at(-1)?.on ?? null) : null
}
