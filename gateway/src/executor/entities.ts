import { isJson, ownOf, type Json } from './own.ts'

/** Where a fetch writes: response names from the root, `@` for "each element of this list". */
export type PlanPath = readonly string[]
export type ErrorPath = readonly (string | number)[]

/** Every object at a path, in the order of the answer; nulls, and what is not there, are left out. */
export function entitiesAt(root: Json, path: PlanPath): Json[] {
  let level: unknown[] = [root]
  for (const step of path)
    level =
      step === '@' ? level.flat() : level.map((one) => (isJson(one) ? ownOf(one, step) : null))
  return level.filter(isJson)
}

/**
 * The path of each object at a plan's path, by identity: only made when an error has to be told.
 * Lists without an `@` are opened too, as Apollo's executor does.
 */
export function pathsAt(root: Json, path: PlanPath): Map<Json, ErrorPath> {
  const found = new Map<Json, ErrorPath>()
  const walk = (value: unknown, at: number, here: ErrorPath): void => {
    const step = path[at]
    if (Array.isArray(value))
      for (const [index, one] of value.entries())
        walk(one, step === '@' ? at + 1 : at, [...here, index])
    else if (!isJson(value)) return
    else if (step === undefined) found.set(value, here)
    else if (step !== '@') walk(ownOf(value, step), at + 1, [...here, step])
  }
  walk(root, 0, [])
  return found
}
