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

/**
 * The graph is asked by our own pages and by programs. A browser that says it asks for another site's page is refused,
 * also when it has no session yet: that page could sign its visitor in as somebody else. `none` is nobody's page.
 * @throws Refusal OTHER_SITE (403)
 */
export function refuseForeignPages(headers: IncomingHttpHeaders): void {
  const { origin, host = '' } = headers
  const site = headers['sec-fetch-site']
  const isForeign = origin !== undefined && hostOf(origin) !== host.toLowerCase()
  if (isForeign || site === 'cross-site' || site === 'same-site')
    throw new Refusal('OTHER_SITE', 403, languageOf(headers['accept-language']))
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
