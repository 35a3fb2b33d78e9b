import type { FetchDataRewrite } from '@apollo/query-planner'
import { isJson, ownOf, put, type Json } from './own.ts'
import type { FitsType } from './subtypes.ts'

/** Changes an answer, or a representation, in place. */
export type Rewrite = (value: unknown) => void

const FRAGMENT = '... on '

/**
 * The planner's renamings: aliases it made so that two fields of one name can travel together, and the type
 * names of interface objects.
 */
export function compileRewrites(
  rewrites: readonly FetchDataRewrite[] | undefined,
  fitsType: FitsType,
): Rewrite | null {
  if (!rewrites || rewrites.length === 0) return null
  const compiled = rewrites.map((rewrite) => compileRewrite(rewrite, fitsType))
  return (value) => {
    for (const rewrite of compiled) rewrite(value)
  }
}

function compileRewrite(rewrite: FetchDataRewrite, fitsType: FitsType): Rewrite {
  const field = rewrite.path.at(-1)
  if (field === undefined) return () => {}
  const change = (given: Json): void => {
    if (rewrite.kind === 'ValueSetter') return put(given, field, rewrite.setValueTo)
    const value = ownOf(given, field)
    // Apollo's executor leaves 0, false and '' under the alias, where they are lost
    if (value === undefined) return
    put(given, rewrite.renameKeyTo, value)
    put(given, field, undefined)
  }
  return rewrite.path.slice(0, -1).reduceRight<Rewrite>(
    (inner, step) => stepTo(step, inner, fitsType),
    (value) => eachJson(value, change),
  )
}

function stepTo(step: string, inner: Rewrite, fitsType: FitsType): Rewrite {
  if (!step.startsWith(FRAGMENT))
    return (value) => eachJson(value, (given) => inner(ownOf(given, step)))
  const condition = step.slice(FRAGMENT.length)
  return (value) =>
    eachJson(value, (given) => {
      const typename = ownOf(given, '__typename')
      if (typeof typename !== 'string' || fitsType(typename, condition)) inner(given)
    })
}

function eachJson(value: unknown, change: (given: Json) => void): void {
  if (Array.isArray(value)) for (const one of value) eachJson(one, change)
  else if (isJson(value)) change(value)
}
