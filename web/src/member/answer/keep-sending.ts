import type { Gate } from '../../apollo/gate.ts'
import { domainNow } from '../../device/time.ts'
import { onVaultChange } from '../vault/change.ts'
import { nextDue, sendDue } from './send-due.ts'

/** Sends what is due with no signed-in request beside it (privacy.md 2.5). */
export function sendApart(gate: Gate): Promise<void> {
  return gate.alone(sendDue)
}

/** While the page is open: sends each waiting ballot at its moment, and after a loss of network when it is back. */
export function keepSending(gate: Gate): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const plan = async () => {
    clearTimeout(timer)
    const due = await nextDue()
    if (due === null) return
    // A timer longer than 2^31 ms fires at once; looking again each minute also notices a sleeping phone.
    const wait = Math.min(Math.max(due - domainNow(), 0), 60_000)
    timer = setTimeout(() => void (due <= domainNow() ? sendApart(gate).then(plan) : plan()), wait)
  }
  const start = () => void plan()
  start()
  const stop = onVaultChange(start)
  window.addEventListener('online', start)
  return () => {
    clearTimeout(timer)
    stop()
    window.removeEventListener('online', start)
  }
}
