import { readFileSync, readdirSync, readlinkSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { CannotGoOn } from './sentence.ts'

/**
 * Says whether something accepts connections on this port within `timeoutMs`. Nobody there is said at once; the time is for
 * a machine that stands still, where a taken port must not look free.
 */
export function answers(port: number, host = '127.0.0.1', timeoutMs = 5_000): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ port, host, timeout: timeoutMs })
    const end = (yes: boolean) => {
      socket.destroy()
      done(yes)
    }
    socket.once('connect', () => end(true))
    socket.once('timeout', () => end(false))
    socket.once('error', () => end(false))
  })
}

/**
 * Where we listen: below the ports a system gives to outgoing connections (32768 and up on Linux). Above it, somebody who
 * tries again and again to reach a server that is down is one day given its very port, connects to itself and keeps it.
 */
const LISTENING = { from: 20_000, count: 12_000 }

/** A free loopback port: the wanted one if it is free, else any. */
export async function freePort(wanted?: number): Promise<number> {
  if (wanted !== undefined && (await isFree(wanted))) return wanted
  return await freeBase(1)
}

/** The first of `count` free ports in a row. */
export async function freeBase(count: number): Promise<number> {
  for (;;) {
    const base = LISTENING.from + Math.floor(Math.random() * (LISTENING.count - count))
    const row = Array.from({ length: count }, (_, step) => isFree(base + step))
    if ((await Promise.all(row)).every(Boolean)) return base
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer()
    server.once('error', () => done(false))
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)))
  })
}

/**
 * Refuses a port that somebody else holds, and names the holder where the system lets us see it.
 * @throws CannotGoOn
 */
export async function refuseTakenPort(port: number, what: string, remedy: Remedy): Promise<void> {
  if (!(await answers(port))) return
  const holder = holderOf(port)
  const by = holder ? ` (${holder})` : ''
  throw new CannotGoOn(
    `Cổng ${port} của ${what} đang có chương trình khác dùng${by}. ${remedy.vi}`,
    `Port ${port}, meant for ${what}, is taken by another program${by}. ${remedy.en}`,
  )
}

/** What to do about it, in both languages. */
export type Remedy = { vi: string; en: string }

/** Name and number of the process that listens on a port; undefined where /proc does not tell. */
export function holderOf(port: number): string | undefined {
  try {
    const inode = inodeOf(port)
    const pid = readdirSync('/proc').find((name) => /^\d+$/.test(name) && holds(name, inode))
    return pid && `${commandOf(pid)}, pid ${pid}`
  } catch {
    return undefined
  }
}

function commandOf(pid: string): string {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim().slice(0, 60)
}

function inodeOf(port: number): string | undefined {
  const hex = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  const rows = ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/net/${table}`, 'utf8').split('\n'),
  )
  const listening = rows
    .map((row) => row.trim().split(/\s+/))
    .find((f) => f[1]?.endsWith(hex) && f[3] === '0A')
  return listening?.[9]
}

function holds(pid: string, inode: string | undefined): boolean {
  if (inode === undefined) return false
  const folder = `/proc/${pid}/fd`
  return readOr([], () => readdirSync(folder)).some(
    (fd) => readOr('', () => readlinkSync(`${folder}/${fd}`)) === `socket:[${inode}]`,
  )
}

/** Processes and their files come and go while we look. */
function readOr<T>(otherwise: T, read: () => T): T {
  try {
    return read()
  } catch {
    return otherwise
  }
}
