import type { IncomingHttpHeaders } from 'node:http'
import { Refusal } from './refusal.ts'
import { languageOf } from './words.ts'

/**
 * A change that is not JSON comes from our own pages only. A browser says where a request comes from in headers no page
 * can write (Fetch Metadata, Origin); the cookie is SameSite=Strict beside it.
 * @throws Refusal OTHER_SITE (403), also when nothing is said
 */
export function refuseOtherSites(headers: IncomingHttpHeaders): void {
  const { origin, host } = headers
  const site = headers['sec-fetch-site']
  const ours = origin !== undefined && host !== undefined && hostOf(origin) === host.toLowerCase()
  if (ours && (site === undefined || site === 'same-origin')) return
  throw new Refusal('OTHER_SITE', 403, languageOf(headers['accept-language']))
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
