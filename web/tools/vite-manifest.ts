import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Chunk {
  file: string
  imports?: string[]
  dynamicImports?: string[]
  css?: string[]
}

/** What Vite wrote about a finished build: source file -> its chunk. */
export type Manifest = Readonly<Record<string, Chunk>>

/** Reads `dist/.vite/manifest.json`. */
export function readManifest(dist: string): Manifest {
  return JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))
}

/** Every file the parts load by static imports; with `dynamic` also those they may load later. */
export function filesOf(
  manifest: Manifest,
  parts: readonly string[],
  dynamic = false,
): Set<string> {
  const files = new Set<string>()
  const follow = (part: string): void => {
    const chunk = manifest[part]
    if (!chunk) throw new Error(`the build has no ${part}`)
    if (files.has(chunk.file)) return
    files.add(chunk.file)
    for (const css of chunk.css ?? []) files.add(css)
    for (const next of [...(chunk.imports ?? []), ...(dynamic ? (chunk.dynamicImports ?? []) : [])])
      follow(next)
  }
  parts.forEach(follow)
  return files
}
