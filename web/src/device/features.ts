import { isRecord } from '../apollo/read.ts'

let known: Promise<boolean> | undefined

/** Whether this house has referrals at all (D-9): one answer, the same for everybody. False while it cannot be asked. */
export function hasReferrals(): Promise<boolean> {
  known ??= ask().catch(() => {
    known = undefined
    return false
  })
  return known
}

async function ask(): Promise<boolean> {
  const response = await fetch('/features', { credentials: 'omit' })
  const features: unknown = await response.json()
  return isRecord(features) && features['referrals'] === true
}
