import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { root } from '../folders.ts'

const Rows = z.record(z.string(), z.string())

/**
 * Ids of the gateway's allow-list by the name of the operation: the demo speaks as the web does. Where the members' and
 * the staff's pages have one of the same name, it is the one that asks for more.
 */
export function trustedDocuments(
  file = join(root, 'gateway/operations.json'),
): Map<string, string> {
  const rows = Rows.parse(JSON.parse(readFileSync(file, 'utf8')))
  const shortestFirst = Object.entries(rows).toSorted(([, a], [, b]) => a.length - b.length)
  return new Map(
    shortestFirst.flatMap(([id, text]) => {
      const name = /^(?:query|mutation) (\w+)/.exec(text)?.[1]
      return name === undefined ? [] : [[name, id] as const]
    }),
  )
}
