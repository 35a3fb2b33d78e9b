import { spawn } from 'node:child_process'
import type { StdioOptions } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { root } from './folders.ts'

/** How a tool ended and what it printed (empty when it printed straight to the terminal). */
export type Ended = { code: number; output: string }

/**
 * Runs a program of this workspace (`node_modules/.bin` first) to its end. `quiet` keeps its words for the caller.
 * @returns code 1 when it was ended by a signal or does not exist.
 */
export function runTool(
  words: readonly string[],
  options: { quiet?: boolean; env?: NodeJS.ProcessEnv } = {},
): Promise<Ended> {
  const [program = '', ...args] = words
  const stdio: StdioOptions = options.quiet
    ? ['ignore', 'pipe', 'pipe']
    : ['ignore', 'inherit', 'inherit']
  const child = spawn(program, args, { cwd: root, stdio, env: toolEnv(options.env) })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => (output += String(chunk)))
  return new Promise((done) => {
    child.once('error', (error) => done({ code: 1, output: error.message }))
    child.once('close', (code) => done({ code: code ?? 1, output }))
  })
}

/** The environment of every tool: our programs first, nobody told what we do. */
export function toolEnv(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const path = `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`
  const silent = {
    APOLLO_TELEMETRY_DISABLED: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
  }
  return { ...process.env, ...silent, ...more, PATH: path }
}
