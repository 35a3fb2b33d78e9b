/** Keeps the page for offline use. Silently without it where the browser forbids service workers. */
export function keepOffline(): void {
  if (import.meta.env.PROD) void navigator.serviceWorker?.register('/sw.js').catch(() => undefined)
}

/** Asks the browser to wake the service worker when there is a network again, for a ballot that waits. */
export async function askToSend(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration()
  if (!registration || !('sync' in registration)) return
  const { sync } = registration
  if (canRegister(sync)) await sync.register('tn-send').catch(() => undefined)
}

function canRegister(value: unknown): value is { register: (tag: string) => Promise<void> } {
  return typeof value === 'object' && value !== null && 'register' in value
}
