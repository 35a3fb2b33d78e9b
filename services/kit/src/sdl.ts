import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The contract of a subgraph: its slices' `schema.graphql` files, joined in order of path. The service serves
 * this text and the supergraph is composed from it, so the two cannot differ.
 * @param src the service's `src` folder
 */
export function readSdl(src: string): string {
  const files = globSync('**/schema.graphql', { cwd: src }).sort()
  return files.map((file) => readFileSync(join(src, file), 'utf8')).join('\n')
}
