import { parseArgs } from 'node:util'
import { CannotGoOn } from './sentence.ts'

export type StartOptions = {
  /** Clear the data of our own servers first. */
  reset: boolean
  /** The demo of one district, of the whole province, or an empty platform. */
  demo: 'district' | 'full' | 'none'
  /** The gateway's port; the services take the next three. */
  port: number
}

/**
 * Reads what follows `npm start --`: `--reset`, `--demo=full`, `--demo=none`, `--port=4100` (or PORT).
 * @throws CannotGoOn for a flag or value that does not exist.
 */
export function readOptions(args: readonly string[], env = process.env): StartOptions {
  const flags = readFlags(args)
  const demo = flags.demo ?? 'district'
  const port = Number(flags.port ?? env['PORT'] ?? 4000)
  if (demo !== 'district' && demo !== 'full' && demo !== 'none') throw unknown(`--demo=${demo}`)
  if (!Number.isInteger(port) || port < 1024 || port > 65_000) throw unknown(`--port=${flags.port}`)
  return { reset: flags.reset ?? false, demo, port }
}

function readFlags(args: readonly string[]): { reset?: boolean; demo?: string; port?: string } {
  try {
    const options = {
      reset: { type: 'boolean' },
      demo: { type: 'string' },
      port: { type: 'string' },
    } as const
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    throw unknown(error instanceof Error ? error.message : String(error))
  }
}

function unknown(what: string): CannotGoOn {
  const usage = 'npm start -- [--reset] [--demo=district|full|none] [--port=1024-65000]'
  return new CannotGoOn(
    `Không hiểu ${what}. Cách dùng: ${usage}`,
    `Not understood: ${what}. Usage: ${usage}`,
  )
}
