/// <reference lib="webworker" />
import { loadTime } from './device/time.ts'
import { sendDue } from './member/answer/send-due.ts'

/** Background Sync, which TypeScript's library does not know. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string
}

declare global {
  interface ServiceWorkerGlobalScopeEventMap {
    sync: SyncEvent
  }
}

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: { url: string; revision: string | null }[]
}

const shell = self.__WB_MANIFEST
const paths = new Set(shell.map(({ url }) => `/${url}`))
const cacheName = 'tn-shell'

self.addEventListener('install', (event) => event.waitUntil(keepShell()))
self.addEventListener('activate', (event) =>
  event.waitUntil(dropOld().then(() => self.clients.claim())),
)

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  const isMemberPage = request.mode === 'navigate' && !/^\/staff(\/|$)/.test(url.pathname)
  if (isMemberPage) event.respondWith(page(request))
  else if (paths.has(url.pathname)) event.respondWith(part(request))
})

self.addEventListener('sync', (event) => {
  if (event.tag === 'tn-send') event.waitUntil(sendAlone())
})

/** Only while no page is open: a ballot never goes beside a signed-in request (privacy.md 2.5). */
async function sendAlone(): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (pages.length > 0) return
  await loadTime()
  await sendDue()
}

async function keepShell(): Promise<void> {
  const cache = await caches.open(cacheName)
  await cache.addAll(
    [...paths].map((path) => new Request(path, { cache: 'reload', credentials: 'omit' })),
  )
  await self.skipWaiting()
}

/** Parts of an older build: their names hold a hash, so what is not in this build is not asked for again. */
async function dropOld(): Promise<void> {
  const cache = await caches.open(cacheName)
  for (const request of await cache.keys())
    if (!paths.has(new URL(request.url).pathname)) await cache.delete(request)
}

/** The page from the network, so that a new build shows at once; from the device without one or when it is slow. */
async function page(request: Request): Promise<Response> {
  const kept = await caches.match('/index.html')
  if (!kept) return fetch(request)
  const slow = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), 4000))
  return Promise.race([fetch(request).then((fresh) => (fresh.ok ? fresh : kept)), slow]).catch(
    () => kept,
  )
}

async function part(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request)
}
