import { useSyncExternalStore } from 'react'
import { useStaffWords } from '../use-staff-words.ts'

/** One grey line while the device has no network: what is shown may be old, nothing can be changed. */
export function OfflineLine() {
  const { t } = useStaffWords()
  const online = useOnline()
  return online ? null : (
    <p className="offline" role="status">
      {t('offline.line')}
    </p>
  )
}

/** Whether the device says it has a network. */
export function useOnline(): boolean {
  return useSyncExternalStore(listen, () => navigator.onLine)
}

function listen(changed: () => void): () => void {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}
