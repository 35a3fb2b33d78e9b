import { useEffect, useState } from 'react'
import { hasReferrals } from './features.ts'

/** Whether this house has referrals; false until it is known. */
export function useReferralsOn(): boolean {
  const [on, setOn] = useState(false)
  useEffect(() => void hasReferrals().then(setOn), [])
  return on
}
