import { buildWeb } from '../../infra/local/made-files.ts'

/**
 * Builds web/dist when its sources changed, as `npm start` does. Vitest says NODE_ENV=test, which would make Vite
 * build for development: no service worker, and that dist would stay for the next start.
 */
export async function ensureBuiltWeb(): Promise<void> {
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  try {
    await buildWeb()
  } finally {
    process.env['NODE_ENV'] = before
  }
}
