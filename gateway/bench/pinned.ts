import { fork, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { delimiter, join } from 'node:path'

/** Where a part of the bench runs: the gateway under load has a core of its own. */
export type Core = 'gateway' | 'stubs'

const TASKSET = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'taskset'))
  .find((file) => existsSync(file))

/** Whether processes can be bound to a core here: Linux with util-linux, and two cores at least. */
export const canPin = TASKSET !== undefined && availableParallelism() > 1

export type Started = { file: string; args?: readonly string[]; imports?: readonly string[] }

/** Starts a Node program with a channel to it, on the core it belongs to where that can be had. */
export function startPinned(
  core: Core,
  { file, args = [], imports = [] }: Started,
  env: Record<string, string | undefined>,
): ChildProcess {
  const importing = imports.flatMap((one) => ['--import', one])
  const on = String(core === 'gateway' ? 0 : 1)
  const through =
    TASKSET !== undefined && canPin
      ? { execPath: TASKSET, execArgv: ['-c', on, process.execPath, ...importing] }
      : { execArgv: importing }
  return fork(file, args, {
    ...through,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}
