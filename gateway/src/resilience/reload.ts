import type { Logger } from '@tinnhiem/kit/logger'
import { unwatchFile, watchFile } from 'node:fs'
import type { Config } from '../config.ts'

const LOOK_MS = 1_000

/** Swaps the graph; false when the new one is no good, then the old one stays and the log says why. */
export function createReload(replace: () => Promise<void>, log: Logger): () => Promise<boolean> {
  return async () => {
    try {
      await replace()
      log.info('the graph was replaced')
      return true
    } catch (error) {
      log.error({ reason: String(error) }, 'the new graph was refused, the old one stays')
      return false
    }
  }
}

/**
 * Looks at the files of `TN_SUPERGRAPH_WATCH` once a second, by stat: the files of a Kubernetes ConfigMap are links that
 * are swapped, which `fs.watch` does not see.
 * @returns ends it
 */
export function watchFiles(
  { resilience: { watch, supergraphFile, operationsFile } }: Config,
  reload: () => Promise<boolean>,
): () => void {
  const files = [supergraphFile, operationsFile].filter((file) => file !== undefined)
  const look = (): void => void reload()
  if (watch) for (const file of files) watchFile(file, { interval: LOOK_MS }, look).unref()
  return () => files.forEach((file) => unwatchFile(file, look))
}
