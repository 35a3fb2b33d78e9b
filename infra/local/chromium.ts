import { execFile, spawnSync } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { CannotGoOn } from './sentence.ts'

const run = promisify(execFile)
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/**
 * Path of a Chromium that starts: CHROMIUM_PATH, one on PATH, or Debian's, installed when we are root.
 * @throws CannotGoOn saying what to install.
 */
export async function ensureChromium(): Promise<string> {
  const given = process.env['CHROMIUM_PATH']
  if (given)
    return (await starts(given)) ? given : Promise.reject(missing(`CHROMIUM_PATH=${given}`))
  const found = await onPath()
  if (found) return found
  const reason = aptInstall()
  const installed = await onPath()
  if (installed) return installed
  throw missing(reason)
}

async function onPath(): Promise<string | undefined> {
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter).filter(Boolean)]
  for (const file of names.flatMap((name) => folders.map((folder) => join(folder, name)))) {
    if (await starts(file)) return file
  }
  return undefined
}

async function starts(file: string): Promise<boolean> {
  return run(file, ['--version'], { timeout: 20_000 }).then(
    () => true,
    () => false,
  )
}

/** Returns why it did not work. */
function aptInstall(): string {
  if (process.getuid?.() !== 0) return 'apt-get: not root'
  console.log('Đang cài Chromium (một lần) · Installing Chromium (once) …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options = { env, encoding: 'utf8' } as const
  spawnSync('apt-get', ['update', '-q'], options)
  const done = spawnSync(
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', 'chromium'],
    options,
  )
  return done.error?.message ?? done.stderr.trim().split('\n').at(-1) ?? ''
}

function missing(why: string): CannotGoOn {
  return new CannotGoOn(
    `Không có Chromium cho kiểm thử trình duyệt (${why}). Hãy cài gói chromium hoặc đặt CHROMIUM_PATH.`,
    `The browser tests need Chromium (${why}). Install the package chromium or set CHROMIUM_PATH.`,
  )
}
