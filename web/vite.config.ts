import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { VitePWA, type VitePWAOptions } from 'vite-plugin-pwa'
import { defaultClientConditions, defineConfig, type Connect, type Plugin } from 'vite'
import { filesOf, readManifest } from './tools/vite-manifest.ts'

type ManifestTransform = NonNullable<VitePWAOptions['injectManifest']['manifestTransforms']>[number]

let dist = resolve(import.meta.dirname, 'dist')

const page = (name: string) => resolve(import.meta.dirname, name)
const pages = { member: page('index.html'), staff: page('staff.html') }
const input = Object.fromEntries(Object.entries(pages).filter(([, file]) => existsSync(file)))
const api = process.env['TN_GATEWAY_URL'] ?? 'http://127.0.0.1:4000'
const proxy = Object.fromEntries(
  ['/graphql', '/policy', '/time', '/demo.json'].map((path) => [path, api]),
)

/** The same rule as the gateway's: paths under /staff belong to the staff page, every other page path to the member's. */
const twoPages: Plugin = {
  name: 'two-pages',
  configResolved: ({ root, build }) => void (dist = resolve(root, build.outDir)),
  configureServer: (server) => void server.middlewares.use(pickPage),
  configurePreviewServer: (server) => void server.middlewares.use(pickPage),
}

const pickPage: Connect.NextHandleFunction = (request, _response, next) => {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
  if (/^\/staff(\/|$)/.test(path)) request.url = '/staff.html'
  next()
}

const JSON_PRINTER = `
export const print = (document) => JSON.stringify(document)
export const printForError = print`

/**
 * Apollo prints a document only to tell whether the same request is under way; what is sent is its id. The printer of
 * graphql-js would be 2 kB of the member's 150. A page that shows documents must bring its own.
 */
const noPrinter: Plugin = {
  name: 'no-printer',
  load: (id) => (id.endsWith('/graphql/language/printer.mjs') ? JSON_PRINTER : undefined),
}

const OWN_GRAPHQL = '?console'
const ASKS_FOR_OWN = /[\\/](staff[\\/]console|cm6-graphql|graphql-language-service)[\\/]/

/**
 * The console reads, checks and prints questions: it has a whole graphql-js of its own, so that what the other pages
 * share with Apollo stays as small as they need it.
 */
const ownGraphql: Plugin = {
  name: 'own-graphql',
  apply: 'build',
  enforce: 'pre',
  resolveId: {
    async handler(source, importer, options) {
      const asksForOwn =
        importer?.endsWith(OWN_GRAPHQL) ||
        (source === 'graphql' && ASKS_FOR_OWN.test(importer ?? ''))
      if (!asksForOwn) return null
      const found = await this.resolve(source, importer, { ...options, skipSelf: true })
      return found && { ...found, id: `${found.id.split('?', 1)[0]}${OWN_GRAPHQL}` }
    },
  },
}

/** The service worker keeps the member's files; the staff's pages want a network. */
const keepMembers: ManifestTransform = (entries) => {
  const files = filesOf(readManifest(dist), ['index.html'], true)
  const kept = entries.filter(({ url }) => !url.startsWith('assets/') || files.has(url))
  return { manifest: kept, warnings: [] }
}

/** The member's page offline, and the sender of ballots that sleep with the phone. Registered by our own code: no inline script. */
const serviceWorker = VitePWA({
  strategies: 'injectManifest',
  srcDir: 'src',
  filename: 'sw.ts',
  injectRegister: false,
  includeManifestIcons: false,
  injectManifest: {
    globPatterns: ['index.html', 'device.js', 'mark.svg', 'assets/*.{js,css}'],
    manifestTransforms: [keepMembers],
  },
  manifest: {
    name: 'Tín Nhiệm',
    short_name: 'Tín Nhiệm',
    lang: 'vi',
    start_url: '/',
    display: 'standalone',
    background_color: '#f1f4f5',
    theme_color: '#ffffff',
    icons: [{ src: '/mark.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
  },
})

export default defineConfig({
  plugins: [twoPages, noPrinter, ownGraphql, react(), tailwindcss(), serviceWorker],
  // rxjs as modern code: its default is ES5 with helpers, 3 kB more.
  resolve: { conditions: ['es2015', ...defaultClientConditions] },
  server: { proxy },
  preview: { proxy },
  build: {
    target: ['chrome111', 'safari16.4', 'firefox128'],
    manifest: true,
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, deps, { hostType }) =>
        hostType === 'html' ? deps : deps.filter((dep) => dep.endsWith('.css')),
    },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input,
      // What the first pages need in few chunks: small ones compress worse.
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'base',
              tags: ['$initial'],
              test: /node_modules(?!.*(esm[\\/]icons|useQuery|react[\\/]hooks[\\/]internal[\\/]useDeepMemo))/,
            },
            {
              name: 'parts',
              tags: ['$initial'],
              test: /src[\\/](ui(?![\\/]staff)|words|device|apollo)[\\/]/,
            },
            { name: 'home', tags: ['$initial'], test: /src[\\/](member|ballot)[\\/]|member-/ },
          ],
        },
      },
    },
  },
})
