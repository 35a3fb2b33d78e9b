import { composeServices } from '@apollo/composition'
import { readSdl } from '@tinnhiem/kit/sdl'
import { parse } from 'graphql'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SUBGRAPHS, SUPERGRAPH_FILE, type SubgraphName } from './subgraphs.ts'

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
export function composeSupergraph(sdlOf: (name: SubgraphName) => string = readSubgraphSdl): string {
  const services = SUBGRAPHS.map((name) => ({
    name,
    url: `http://${name}.invalid/graphql`,
    typeDefs: parse(sdlOf(name)),
  }))
  const { supergraphSdl, errors } = composeServices(services)
  if (supergraphSdl !== undefined) return `${supergraphSdl.trim()}\n`
  const lines = (errors ?? []).map((error) => `  ${error.message}`)
  throw new Error(`The subgraphs do not compose:\n${lines.join('\n')}`)
}

/** Whether the committed supergraph is what the SDL files compose to. */
export function isFresh(): boolean {
  return readFileSync(SUPERGRAPH_FILE, 'utf8') === composeSupergraph()
}

function run(check: boolean): void {
  if (!check) return writeFileSync(SUPERGRAPH_FILE, composeSupergraph())
  if (isFresh()) return
  process.stderr.write('gateway/supergraph.graphql is stale: run npm run codegen\n')
  process.exitCode = 1
}

if (import.meta.main) run(process.argv.includes('--check'))
