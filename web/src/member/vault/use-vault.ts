import { useEffect, useEffectEvent, useState } from 'react'
import { onVaultChange } from './change.ts'

/** Reads from the vault and again after each change; undefined until the first answer. `key` names what is read. */
export function useVault<T>(key: string, read: () => Promise<T>): T | undefined {
  const [state, setState] = useState<{ key: string; value: T }>()
  // The function is new at each render; only a new key is a new read.
  const onRead = useEffectEvent(read)
  useEffect(() => {
    let live = true
    const load = () =>
      void onRead().then((value) => {
        if (live) setState({ key, value })
      })
    load()
    const stop = onVaultChange(load)
    return () => {
      live = false
      stop()
    }
  }, [key])
  return state?.key === key ? state.value : undefined
}
