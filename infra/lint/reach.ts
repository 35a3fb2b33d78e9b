import { existsSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { dirname, join, relative } from 'node:path'

const IMPORTED = /^\s*(?:import|export)\b[^'"]*?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm
const KIT = '@tinnhiem/kit/'

/**
 * Everything the given files load when they run, however many imports away, each with the road that leads there.
 * Types are stripped first, as Node does: a type loads nothing. Packages are named, not entered.
 */
export function reachedFrom(starts: readonly string[], root: string): Map<string, string[]> {
  const roads = new Map<string, string[]>(starts.map((file) => [file, [file]]))
  for (const [file, road] of roads) {
    if (!file.endsWith('.ts') || !existsSync(join(root, file))) continue
    for (const next of loadedBy(file, root)) if (!roads.has(next)) roads.set(next, [...road, next])
  }
  return roads
}

function loadedBy(file: string, root: string): string[] {
  const code = stripTypeScriptTypes(readFileSync(join(root, file), 'utf8'))
  return [...code.matchAll(IMPORTED)].flatMap(([, fixed, later]) => {
    const name = fixed ?? later ?? ''
    if (name.startsWith('.')) return [relative(root, join(root, dirname(file), name))]
    return name.startsWith(KIT) ? [`services/kit/src/${name.slice(KIT.length)}.ts`] : [name]
  })
}
