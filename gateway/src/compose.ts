import { composeServices } from '@apollo/composition'
import { parse } from 'graphql'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SUBGRAPHS, SUPERGRAPH_FILE, type SubgraphName } from './subgraphs.ts'

const ROOT = join(import.meta.dirname, '../..')

/** One subgraph's contract: the SDL files of its slices joined, as `buildSubgraphSchema` serves them. */
export function readSubgraphSdl(name: SubgraphName, root = ROOT): string {
  const files = globSync(`services/${name}/src/*/schema.graphql`, { cwd: root }).toSorted()
  if (files.length === 0) throw new Error(`services/${name} has no schema.graphql`)
  return files.map((file) => readFileSync(join(root, file), 'utf8').trim()).join('\n\n')
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
