import { composeServices } from '@apollo/composition'
import { readSdl } from '@tinnhiem/kit/sdl'
import { parse } from 'graphql'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brokenPromises, publish } from './breaking.ts'
import { lintContract } from './composition-lint.ts'
import { PUBLIC_FIELDS_FILE } from './public-cache/public-calls.ts'
import { publicFieldsOf } from './public-cache/public-fields.ts'
import {
  OPTIONAL_SUBGRAPH,
  SMALLER_SUPERGRAPH_FILE,
  SUBGRAPHS,
  SUPERGRAPH_FILE,
  type SubgraphName,
} from './subgraphs.ts'

const ROOT = join(import.meta.dirname, '../..')

/** One subgraph's contract, the very text it serves. */
export function readSubgraphSdl(name: SubgraphName, root = ROOT): string {
  const sdl = readSdl(join(root, 'services', name, 'src'))
  if (sdl === '') throw new Error(`services/${name} has no schema.graphql`)
  return sdl
}

/**
 * Composes offline; the addresses in it are placeholders, the real ones are settings of the gateway.
 * @throws Error naming every composition error
 */
export function composeSupergraph(
  sdlOf: (name: SubgraphName) => string = readSubgraphSdl,
  names: readonly SubgraphName[] = SUBGRAPHS,
): string {
  const services = names.map((name) => ({
    name,
    url: `http://${name}.invalid/graphql`,
    typeDefs: parse(sdlOf(name)),
  }))
  const { supergraphSdl, errors } = composeServices(services)
  if (supergraphSdl !== undefined) return `${supergraphSdl.trim()}\n`
  const lines = (errors ?? []).map((error) => `  ${error.message}`)
  throw new Error(`The subgraphs do not compose:\n${lines.join('\n')}`)
}

/** The graph of a tenant that does without referrals. */
export function composeSmaller(sdlOf: (name: SubgraphName) => string = readSubgraphSdl): string {
  const names = SUBGRAPHS.filter((name) => name !== OPTIONAL_SUBGRAPH)
  return composeSupergraph(sdlOf, names)
}

/** What each contract declares public (`@cacheControl`), which composition leaves out. */
function publicFields(): string {
  const rows = SUBGRAPHS.map((name) => [name, publicFieldsOf(readSubgraphSdl(name))] as const)
  const declared = rows.filter(([, fields]) => Object.keys(fields).length > 0)
  return `${JSON.stringify(Object.fromEntries(declared), null, 2)}\n`
}

/** Whether the committed supergraphs are what the SDL files compose to. */
export function isFresh(): boolean {
  return (
    readFileSync(SUPERGRAPH_FILE, 'utf8') === composeSupergraph() &&
    readFileSync(PUBLIC_FIELDS_FILE, 'utf8') === publicFields() &&
    readFileSync(SMALLER_SUPERGRAPH_FILE, 'utf8') === composeSmaller()
  )
}

/** What is wrong with the committed graph, a sentence each. */
function findings(): string[] {
  const stale = isFresh() ? [] : ['a supergraph of gateway/ is stale: run npm run codegen']
  const shapes = SUBGRAPHS.flatMap((name) => lintContract(name, readSubgraphSdl(name)))
  return [...stale, ...shapes, ...brokenPromises()]
}

/** `--check`: says what is wrong. `--publish`: today's graph is what clients are promised. Else: composes. */
function run(flags: readonly string[]): void {
  if (flags.includes('--publish')) return publish()
  if (!flags.includes('--check')) {
    writeFileSync(SUPERGRAPH_FILE, composeSupergraph())
    writeFileSync(PUBLIC_FIELDS_FILE, publicFields())
    return writeFileSync(SMALLER_SUPERGRAPH_FILE, composeSmaller())
  }
  const found = findings()
  if (found.length === 0) return
  process.stderr.write(`${found.join('\n')}\n`)
  process.exitCode = 1
}

if (import.meta.main) run(process.argv.slice(2))
