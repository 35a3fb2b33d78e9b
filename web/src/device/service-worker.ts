declare global {
  interface Window {
    /** Trusted Types, which TypeScript's library does not know; what a policy gives passes for the text it was made of. */
    readonly trustedTypes?: {
      createPolicy: (
        name: string,
        rules: { createScriptURL: (text: string) => string },
      ) => { createScriptURL: (text: string) => string }
    }
  }
}

const WORKER = '/sw.js'

/** Keeps the page for offline use. Silently without it where the browser forbids service workers. */
export function keepOffline(): void {
  if (import.meta.env.PROD) void register().catch(() => undefined)
}

/** The page's only text that becomes a script; the gateway's content security policy knows this policy by name. */
async function register(): Promise<void> {
  const policy = window.trustedTypes?.createPolicy('tn-service-worker', {
    createScriptURL: () => WORKER,
  })
  await navigator.serviceWorker?.register(policy?.createScriptURL(WORKER) ?? WORKER)
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
