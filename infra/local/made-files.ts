import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './folders.ts'
import { runTool } from './run-tool.ts'
import { CannotGoOn } from './sentence.ts'

/** Files made from other files: made again only when those changed. */
type Made = {
  name: string
  from: readonly string[]
  to: readonly string[]
  by: readonly string[]
  env?: NodeJS.ProcessEnv
}

const generated: Made = {
  name: 'codegen',
  from: [
    'services/*/{codegen.ts,package.json}',
    'services/*/src/**/{schema.graphql,*.mappers.ts}',
    'services/*/src/**/resolvers/**/*.ts',
    'web/{codegen.ts,lingui.config.ts,package.json,tools/*.ts}',
    'web/src/**/*.graphql',
    'web/src/**/words/**/*.json',
    'web/src/words/**/*.json',
  ],
  to: ['membership', 'surveys', 'ratings', 'campaigns', 'referrals'].map(
    (name) => `services/${name}/src/generated`,
  ),
  by: ['turbo', 'run', 'codegen', '--output-logs=errors-only'],
}

const built: Made = {
  name: 'web',
  from: ['web/{src,public}/**/*', 'web/*.{html,ts,json}', 'pnpm-lock.yaml'],
  to: ['web/dist/index.html'],
  by: ['vite', 'build', 'web', '--config', 'web/vite.config.ts', '--logLevel', 'warn'],
  // Under a test runner NODE_ENV is `test`: Vite would build for development, without a service worker.
  env: { NODE_ENV: 'production' },
}

/**
 * Runs codegen in every package whose contract, words or operations changed since the last time.
 * @throws CannotGoOn with what the tool said.
 */
export function generate(): Promise<boolean> {
  return make(generated)
}

/**
 * Builds the web app into web/dist when its sources changed since the last build.
 * @throws CannotGoOn with what the tool said.
 */
export function buildWeb(): Promise<boolean> {
  return make(built)
}

/** Says whether there was anything to do. */
async function make({ name, from, to, by, env = {} }: Made): Promise<boolean> {
  const stamp = join(root, 'node_modules/.cache/tinnhiem', name)
  const last = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''
  if (last === hashOf(from) && to.every((file) => existsSync(join(root, file)))) return false
  const { code, output } = await runTool(by, { quiet: true, env })
  if (code !== 0) {
    throw new CannotGoOn(
      `${output}\n${by.join(' ')}: không thành công, xem các dòng trên.`,
      `${name} failed; see the lines above.`,
    )
  }
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, hashOf(from))
  return true
}

function hashOf(patterns: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of globSync([...patterns], { cwd: root, exclude: isMade }).toSorted()) {
    if (statSync(join(root, file)).isFile())
      hash.update(file).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

function isMade(name: string): boolean {
  return /(^|\/)(node_modules|dist|generated)$/.test(name)
}
