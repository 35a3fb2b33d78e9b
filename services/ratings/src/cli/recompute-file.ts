import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { canonicalJson, digestOf, parseInputs } from '../recompute.ts'
import { rateLeaders } from '../rating/rate-leaders.ts'

const USAGE = 'Usage: npm run recompute -- <inputs.json> [--out <ratings.json>]'
const MOST_PROBLEMS = 10

/** Says what is wrong in a sentence, and ends with code 1. */
class Unusable extends Error {}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new Unusable(`${path} cannot be read: ${error instanceof Error ? error.message : error}`)
  }
}

/**
 * The ratings of a cycle from its frozen inputs (D-14). Without --out the bytes go to standard output and the hashes to
 * standard error, so that `> ratings.json` holds the ratings and nothing else.
 */
function recomputeFile(args: string[]): void {
  const { values, positionals } = parseArgs({
    args: args.filter((arg) => arg !== '--'),
    options: { out: { type: 'string' } },
    allowPositionals: true,
  })
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0) throw new Unusable(USAGE)
  const text = read(path)
  const parsed = parseInputs(text)
  if (!parsed.ok)
    throw new Unusable(
      `${path} does not hold the frozen inputs of a cycle:\n  ${parsed.problems.slice(0, MOST_PROBLEMS).join('\n  ')}`,
    )
  const ratings = canonicalJson(rateLeaders(parsed.inputs))
  const hashes = `inputs  sha256 ${digestOf(text)}\nratings sha256 ${digestOf(ratings)}\n`
  if (values.out === undefined) process.stdout.write(ratings)
  else writeFileSync(values.out, ratings)
  const tell = values.out === undefined ? process.stderr : process.stdout
  tell.write(values.out === undefined ? `\n${hashes}` : hashes)
}

try {
  recomputeFile(process.argv.slice(2))
} catch (error) {
  const known = error instanceof Unusable || (error instanceof TypeError && 'code' in error)
  if (!known) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
