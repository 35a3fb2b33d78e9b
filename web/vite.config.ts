import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig, type Connect, type Plugin } from 'vite'

const page = (name: string) => resolve(import.meta.dirname, name)
const pages = { member: page('index.html'), staff: page('staff.html') }
const input = Object.fromEntries(Object.entries(pages).filter(([, file]) => existsSync(file)))
const api = process.env['TN_GATEWAY_URL'] ?? 'http://127.0.0.1:4000'
const proxy = Object.fromEntries(['/graphql', '/time', '/demo.json'].map((path) => [path, api]))

/** The same rule as the gateway's: paths under /staff belong to the staff page, every other page path to the member's. */
const twoPages: Plugin = {
  name: 'two-pages',
  configureServer: (server) => void server.middlewares.use(pickPage),
  configurePreviewServer: (server) => void server.middlewares.use(pickPage),
}

const pickPage: Connect.NextHandleFunction = (request, _response, next) => {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
  if (/^\/staff(\/|$)/.test(path)) request.url = '/staff.html'
  next()
}

export default defineConfig({
  plugins: [twoPages, react(), tailwindcss()],
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
