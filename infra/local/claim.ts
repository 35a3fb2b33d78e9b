import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runsWith, signal } from './child.ts'
import { CannotGoOn } from './sentence.ts'

/**
 * Takes a data folder for this process, so that a second start cannot pull the servers from under the first. Of
 * several starts at once one gets it: who looks at the owner and writes his own number holds `owner.turn` meanwhile.
 * @throws CannotGoOn while the process that took it, or is just taking it, is alive. Returns what gives it back.
 */
export function claim(dataDir: string): () => void {
  const file = join(dataDir, 'owner')
  const turn = join(dataDir, 'owner.turn')
  takeTurn(dataDir, turn)
  try {
    refuseOther(dataDir, readOwner(file))
    writeOwn(file)
  } finally {
    rmSync(turn, { force: true })
  }
  return () => rmSync(file, { force: true })
}

/** A name can be linked once. Whoever holds the turn either gets the folder or is refused it for a third: so are we. */
function takeTurn(dataDir: string, turn: string): void {
  const own = `${turn}.${process.pid}`
  writeFileSync(own, String(process.pid))
  try {
    while (!linked(own, turn)) {
      const holder = readOwner(turn)
      refuseOther(dataDir, holder)
      // Left by a process that was killed in its turn; one that was given back just now is somebody else's already.
      if (holder !== 0 && readOwner(turn) === holder) rmSync(turn, { force: true })
    }
  } finally {
    rmSync(own, { force: true })
  }
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** Whole or not at all: nobody reads half a number. */
function writeOwn(file: string): void {
  writeFileSync(`${file}.new`, String(process.pid))
  renameSync(`${file}.new`, file)
}

function refuseOther(dataDir: string, owner: number): void {
  if (owner === process.pid || !signal(owner, 0) || !isNode(owner)) return
  throw new CannotGoOn(
    `Dữ liệu trong ${dataDir} đang được tiến trình ${owner} dùng; hãy dừng nó (Ctrl+C) trước.`,
    `The data in ${dataDir} is in use by process ${owner}; stop that one first (Ctrl+C).`,
  )
}

/** 0 when nobody has it. */
function readOwner(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return 0
  }
}

/** Numbers of processes come again; where the system does not tell whose they are, a live one is believed. */
function isNode(pid: number): boolean {
  return !existsSync('/proc/self/cmdline') || runsWith(pid, 'node', '')
}
