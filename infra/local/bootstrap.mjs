// Runs on any Node from 20 on, before anything is installed: brings Node 24 and pnpm, installs, runs one task.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  readFileSync,
  readdirSync,
  rmSync,
  statfsSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const bin = join(root, 'node_modules/.bin')
const stampFile = join(root, 'node_modules/.tinnhiem-installed')
const tools = ['-y', '-p', 'node@24', '-p', 'pnpm@12.21.0']

/** Every task of package.json: the program and its first arguments. */
const tasks = {
  start: ['node', 'infra/local/start.ts'],
  test: ['node', 'infra/local/test.ts'],
  check: ['node', 'infra/local/check.ts'],
  codegen: ['turbo', 'run', 'codegen'],
  format: ['oxfmt'],
  bench: ['node', 'infra/local/bench.ts'],
  recompute: ['node', join(root, 'services/ratings/src/cli/recompute-file.ts')],
}

process.exitCode = main(process.argv[2] ?? '', process.argv.slice(3))

function main(name, args) {
  const task = tasks[name]
  if (!task) return stop(`Lệnh không có: ${name}`, `No such task: ${name}`)
  if (Number(process.versions.node.split('.')[0]) < 20) {
    return stop('Cần Node 20 trở lên.', `Node 20 or later is needed; this is ${process.version}.`)
  }
  const failed = isInstalled() ? 0 : install()
  return failed || run(task, args, name === 'recompute' ? process.env.INIT_CWD : root)
}

function isInstalled() {
  const stamp = existsSync(stampFile) && readFileSync(stampFile, 'utf8')
  if (stamp !== fingerprint() || !existsSync(join(bin, 'pnpm'))) return false
  const node = spawnSync(join(bin, 'node'), ['--version'], { encoding: 'utf8' })
  return node.status === 0 && node.stdout.startsWith('v24.')
}

/** What an installation depends on: the lockfile, the workspace and every manifest. */
function fingerprint() {
  const parts = ['services', '.'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => join(folder, name, 'package.json')),
  )
  const files = [
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    'package.json',
    ...parts.sort((a, b) => (a < b ? -1 : 1)),
  ]
  const hash = createHash('sha256')
  for (const file of files.map((name) => join(root, name)).filter(existsSync))
    hash.update(readFileSync(file))
  return hash.digest('hex')
}

function install() {
  const { bavail, bsize } = statfsSync(root)
  if (bavail * bsize < 2e9) {
    return stop(
      `Cần 2 GB trống trên đĩa chứa ${root} để cài đặt; hãy dọn bớt rồi chạy lại.`,
      `Installing needs 2 GB free on the disk of ${root}; make room and start again.`,
    )
  }
  const registry = npmSetting('registry')
  if (!registry || !reaches(registry)) return unreachable(registry)
  console.log('Đang cài đặt các gói (một lần) · Installing packages (once) …')
  const done = spawnSync('npx', [...tools, 'pnpm', 'install', '--frozen-lockfile'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...pnpmSettings(registry), CI: 'true' },
  })
  if (done.status !== 0)
    return stop(
      'Cài đặt không thành công; xem các dòng trên.',
      'Installing failed; see the lines above.',
    )
  linkPnpm()
  writeFileSync(stampFile, fingerprint())
  return 0
}

/** turbo starts every package's script through a `pnpm` on PATH, which a fresh machine has not. */
function linkPnpm() {
  const which = ['-y', '-p', 'pnpm@12.21.0', '-c', 'readlink -f "$(command -v pnpm)"']
  const { stdout } = spawnSync('npx', which, { encoding: 'utf8', cwd: tmpdir() })
  rmSync(join(bin, 'pnpm'), { force: true })
  symlinkSync(stdout.trim(), join(bin, 'pnpm'))
}

/** pnpm 12 reads neither npm_config_* nor npm's global file: hand over what npm itself would use. */
function pnpmSettings(registry) {
  const cafile = npmSetting('cafile')
  return {
    PNPM_CONFIG_REGISTRY: registry,
    ...(cafile && cafile !== 'null' && { PNPM_CONFIG_CAFILE: cafile, NODE_EXTRA_CA_CERTS: cafile }),
  }
}

function npmSetting(name) {
  const { stdout } = spawnSync('npm', ['config', 'get', name], { encoding: 'utf8', cwd: root })
  return stdout?.trim()
}

/** npm asks, because it knows the proxy, the certificates and the token; pnpm would retry for minutes. */
function reaches(registry) {
  const quick = ['--fetch-retries=0', '--fetch-timeout=15000', `--registry=${registry}`]
  const asked = spawnSync('npm', ['view', 'pnpm@12.21.0', 'version', ...quick], {
    encoding: 'utf8',
  })
  return asked.status === 0
}

function unreachable(registry) {
  return stop(
    `Không kết nối được kho gói npm ${registry}; hãy kiểm tra mạng hoặc "npm config set registry".`,
    `The npm registry ${registry} cannot be reached; check the network or "npm config set registry".`,
  )
}

/** Runs the task and ends as it ends; a Ctrl+C reaches the whole group by itself, other signals are passed on. */
function run([program, ...first], args, cwd) {
  const env = {
    ...process.env,
    PATH: `${bin}${delimiter}${process.env.PATH}`,
    APOLLO_TELEMETRY_DISABLED: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
  }
  const child = spawn(join(bin, program), [...first, ...args], { cwd, env, stdio: 'inherit' })
  for (const name of ['SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name))
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  child.on('error', (error) => (process.exitCode = stop(error.message, error.message)))
  child.on('exit', (code, signal) => (process.exitCode = signal ? 1 : (code ?? 1)))
  return 1
}

function stop(vi, en) {
  console.error(`\n${vi}\n${en}`)
  return 1
}
