import { useOnline } from '../../device/online.ts'
import { useOwner, useSession } from '../session/session.ts'
import { useVault } from '../vault/use-vault.ts'
import { countWaiting } from '../vault/owner.ts'
import { useMemberWords } from '../words/use-member-words.ts'

/** One grey line on top, only when it matters: no network, and what is kept. */
export function OfflineLine() {
  const { t } = useMemberWords()
  const online = useOnline()
  const owner = useOwner()
  const { session } = useSession()
  const away = !online || (session.kind === 'away' && session.fault.code === 'OFFLINE')
  const waiting = useVault(`waiting ${owner}`, async () => (owner ? countWaiting(owner) : 0))
  if (!away) return null
  return (
    <p className="bg-sunken px-4 py-2 text-center text-hint text-text-2" role="status">
      {t('offline.line', { n: waiting ?? 0 })}
    </p>
  )
}
