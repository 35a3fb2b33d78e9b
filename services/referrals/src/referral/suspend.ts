import { rulesOn } from './case-rules.ts'
import { plusDays } from './days.ts'
import { stepped, type Referral, type Suspension } from './referral.ts'

/**
 * A referral after its person has moved (domain.md 4.3.6): suspended; suspended anew, with both agreements asked again;
 * gone on with, when the person is back. Null: nothing changes.
 * @param unit where the person belongs now; null outside every union
 */
export function afterTransfer(
  referral: Referral,
  unit: string | null,
  today: string,
): Referral | null {
  const { suspension } = referral.file
  if (unit === referral.unionId) return suspension ? resumed(referral, unit, today) : null
  if (suspension?.newUnionId === unit && suspension !== null) return null
  if (suspension) return withSuspension(referral, { ...suspension, newUnionId: unit })
  const until = plusDays(today, rulesOn(today).suspensionDays)
  const begun = { since: today, before: referral.state, until, newUnionId: unit }
  return withSuspension(stepped(referral, 'SUSPENDED', today), begun)
}

function withSuspension(
  referral: Referral,
  suspension: Omit<Suspension, 'unitAgrees' | 'memberAgrees'>,
): Referral {
  const anew = { ...suspension, unitAgrees: false, memberAgrees: false }
  return { ...referral, file: { ...referral.file, suspension: anew } }
}

/** One of the two has agreed; with both it goes on in the new unit where it stood. */
export function agreed(
  referral: Referral,
  by: 'memberAgrees' | 'unitAgrees',
  today: string,
): Referral {
  const { suspension } = referral.file
  if (!suspension) return referral
  const now = { ...suspension, [by]: true }
  const next = { ...referral, file: { ...referral.file, suspension: now } }
  const { newUnionId, unitAgrees, memberAgrees } = now
  return newUnionId !== null && unitAgrees && memberAgrees ? resumed(next, newUnionId, today) : next
}

/** An opinion that the old upper unit still owes is not asked any more. */
function resumed(referral: Referral, unionId: string, today: string): Referral {
  const { suspension, opinion } = referral.file
  const change = { suspension: null, opinion: opinion?.givenOn === null ? null : opinion }
  const back = stepped(referral, suspension?.before ?? referral.state, today, change)
  return { ...back, unionId }
}
