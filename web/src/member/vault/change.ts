const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('tn-vault')
const target = new EventTarget()
if (channel) channel.onmessage = () => target.dispatchEvent(new Event('change'))

/** Tells every open page of this device that the vault has changed. */
export function vaultChanged(): void {
  target.dispatchEvent(new Event('change'))
  channel?.postMessage('change')
}

/** Calls back after each change, in this page or another; returns how to stop. */
export function onVaultChange(listener: () => void): () => void {
  target.addEventListener('change', listener)
  return () => target.removeEventListener('change', listener)
}
