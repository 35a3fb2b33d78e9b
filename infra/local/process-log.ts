import type { ChildProcess } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'

const LAST_LINES = 12

/**
 * Copies what a process prints into its log file. What is no log line on its standard output is meant for people
 * (the sign-in codes of the console sender) and shown as well.
 * @returns its last lines, kept up to date
 */
export function followLog(child: ChildProcess, file: string): string[] {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const copy = createWriteStream(file, { flags: 'a', mode: 0o600 })
  const last: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue
    createInterface(stream).on('line', (line) => {
      copy.write(`${line}\n`)
      last.splice(0, last.length, ...last.slice(1 - LAST_LINES), line)
      if (stream === child.stdout && !line.startsWith('{')) console.log(line)
    })
  }
  child.once('close', () => copy.end())
  return last
}
