/** How an upload ended. `refused` carries the service's sentence when it gave one. */
export type Sent =
  | { kind: 'stored' }
  | { kind: 'refused'; message: string | null }
  | { kind: 'lost' }

/** Largest file the gateway takes, bytes (issue 5). */
export const MOST_BYTES = 10 * 1024 * 1024

/** What evidence may be; the content decides on the server. */
export const MEDIA_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const

/**
 * Puts a file to its one-time ticket, as it is. An XMLHttpRequest, because only that tells how far an upload is.
 * @param progress called with 0 to 100
 */
export function sendEvidence(
  url: string,
  file: File,
  progress: (percent: number) => void = () => undefined,
): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('PUT', url)
    request.setRequestHeader('content-type', file.type)
    request.setRequestHeader('accept-language', document.documentElement.lang || 'vi')
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      progress(total > 0 ? Math.round((100 * loaded) / total) : 0),
    )
    request.addEventListener('error', () => resolve({ kind: 'lost' }))
    request.addEventListener('load', () =>
      resolve(
        request.status >= 200 && request.status < 300
          ? { kind: 'stored' }
          : { kind: 'refused', message: messageOf(request.responseText) },
      ),
    )
    request.send(file)
  })
}

function messageOf(text: string): string | null {
  try {
    const value: { errors?: { message?: unknown }[] } = JSON.parse(text)
    const message = value.errors?.[0]?.message
    return typeof message === 'string' ? message : null
  } catch {
    return null
  }
}
