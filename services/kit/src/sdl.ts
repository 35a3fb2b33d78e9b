import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What all subgraphs say alike, each part served by those that use one of its types. */
const COMMON = ['shared', 'move', 'figure', 'cache'].map((part) =>
  join(import.meta.dirname, part, 'schema.graphql'),
)

/**
 * The files a subgraph's contract is made of: its slices' `schema.graphql` in order of path, and the common parts it uses.
 * Code is generated from the same files.
 * @param src the service's `src` folder
 */
export function sdlFiles(src: string): string[] {
  const own = globSync('**/schema.graphql', { cwd: src })
    .sort()
    .map((file) => join(src, file))
  const text = own.map((file) => readFileSync(file, 'utf8')).join('\n')
  return [...own, ...COMMON.filter((file) => uses(text, readFileSync(file, 'utf8')))]
}

/**
 * The contract of a subgraph: its files, joined. The service serves this text and the supergraph is composed from it, so
 * the two cannot differ.
 * @param src the service's `src` folder
 */
export function readSdl(src: string): string {
  return sdlFiles(src)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
}

function uses(text: string, part: string): boolean {
  const defined = [...part.matchAll(/^(?:scalar|type|interface|directive) (@?\w+)/gm)].map(
    ([, name]) => name,
  )
  return new RegExp(`(?<!\\w)(${defined.join('|')})\\b`).test(text)
}
