import { registerHooks } from 'node:module'

/**
 * Breaks one place of a source file in this process only: the positive control of a crash test.
 * @throws Error when the file no longer has that text, so that a control cannot quietly test nothing
 */
export function changeSource(file: string, find: string, put: string): void {
  registerHooks({
    load: (url, context, nextLoad) => {
      const loaded = nextLoad(url, context)
      if (!url.endsWith(file)) return loaded
      const source = Buffer.from((loaded.source ?? '') as string).toString('utf8')
      if (source.split(find).length !== 2) throw new Error(`${file} has changed: ${find}`)
      return { ...loaded, source: source.replace(find, put) }
    },
  })
}
