/** GraphQL's own media type, and the older one every client knows. */
const NEWER = 'application/graphql-response+json'
const OLDER = 'application/json'

type Told = { status: number; type: string }

/**
 * Status and type of an answer without data, by what the client accepts (GraphQL over HTTP 6.4). One that knows the newer
 * type gets it. One that reads only the older takes any status but 200 for a proxy's, so a request that was read gets 200.
 * @param read whether the request was GraphQL in its shape, and its document is what was refused
 */
export function toldAs(status: number, read: boolean, accept: string | undefined): Told {
  const types = (accept ?? '').split(',').map((one) => one.split(';', 1)[0]?.trim().toLowerCase())
  if (types.includes(NEWER)) return { status, type: `${NEWER}; charset=utf-8` }
  const onlyOlder = types.includes(OLDER) && !types.includes('*/*')
  return { status: read && onlyOlder && status === 400 ? 200 : status, type: OLDER }
}

/** Whether a body is JSON as it must be: the one type other sites cannot send without asking, in UTF-8. */
export function isJson(contentType: string | undefined): boolean {
  const [type, ...parameters] = (contentType ?? '').toLowerCase().split(';')
  const charsets = parameters.map((one) => one.trim()).filter((one) => one.startsWith('charset'))
  return type?.trim() === OLDER && charsets.every((one) => /^charset\s*=\s*"?utf-?8"?$/.test(one))
}
