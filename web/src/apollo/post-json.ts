/** A request to the gateway; the language of the page, not of the browser, decides that of its sentences. */
export function postJson(address: string, body: object, signal: AbortSignal): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      'accept-language': document.documentElement.lang || 'vi',
    },
    body: JSON.stringify(body),
    signal,
  })
}
