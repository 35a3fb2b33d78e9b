let offset = 0

/** Reads domain time (D-18) from the one public answer that is the same for everybody; the device's clock without network. */
export async function loadTime(): Promise<void> {
  try {
    const response = await fetch('/time', { credentials: 'omit', referrerPolicy: 'no-referrer' })
    const body: { now?: string } = await response.json()
    const now = Date.parse(body.now ?? '')
    if (Number.isNaN(now)) return
    offset = now - Date.now()
    globalThis.sessionStorage?.setItem('tn.offset', String(offset))
  } catch {
    offset = Number(globalThis.sessionStorage?.getItem('tn.offset') ?? offset)
  }
}

/** Domain time in milliseconds since the epoch. */
export function domainNow(): number {
  return Date.now() + offset
}
