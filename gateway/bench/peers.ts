import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { cacheFolder } from '../../infra/local/folders.ts'

const FOLDER = join(import.meta.dirname, 'peers')
const LOCK = join(FOLDER, 'package-lock.json')

/** The folder where Hive is installed, or the sentence that says why it is not. */
export type Peers = { folder: string } | { missing: string }

/**
 * Installs Hive Gateway (500 MB) once per lock file into this user's cache: it is measured, never depended on.
 * Uses the registry npm is set to.
 */
export function installPeers(): Peers {
  const version = createHash('sha256').update(readFileSync(LOCK)).digest('hex').slice(0, 16)
  const folder = join(cacheFolder(), `bench-peers-${version}`)
  const done = join(folder, 'installed')
  if (!existsSync(done)) {
    console.log('installing Hive Gateway into the cache (500 MB, about a minute)')
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    cpSync(FOLDER, folder, { recursive: true })
    const words = [
      'ci',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=silent',
      '--fetch-retries=1',
    ]
    const { status } = spawnSync('npm', words, { cwd: folder, stdio: 'inherit' })
    if (status !== 0) return { missing: missing(folder) }
    writeFileSync(done, '')
  }
  // settings may change without the lock file
  cpSync(join(FOLDER, 'gateway.config.mjs'), join(folder, 'gateway.config.mjs'))
  return { folder }
}

function missing(folder: string): string {
  return `Hive Gateway could not be installed: give npm a registry it reaches (\`npm config get registry\`) and 600 MB of room for ${folder}, then run this bench again.`
}
