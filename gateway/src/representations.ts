import * as z from 'zod'

type Key = string | number
export type SubgraphError = {
  message: string
  path?: readonly Key[]
  extensions?: Record<string, unknown>
}
export type SubgraphAnswer = { data?: Record<string, unknown> | null; errors?: SubgraphError[] }

export type Distinct = {
  variables: Record<string, unknown>
  /** Puts the answers, and the errors with their paths, back to every duplicate. */
  restore: (answer: SubgraphAnswer) => SubgraphAnswer
}

const list = z.array(z.unknown())

/**
 * Sends each entity of a list once: fifty ratings of one union ask for that union once. Apollo's gateway does
 * not do it (gateway.md 3.3).
 * @returns null when there is nothing to save
 */
export function distinctRepresentations(variables: Record<string, unknown>): Distinct | null {
  const all = variables['representations']
  if (!Array.isArray(all) || all.length < 2) return null
  const firstAt = new Map<string, number>()
  const distinct: unknown[] = []
  const origin = all.map((one: unknown) => {
    const key = JSON.stringify(one)
    const known = firstAt.get(key)
    if (known !== undefined) return known
    firstAt.set(key, distinct.length)
    return distinct.push(one) - 1
  })
  if (distinct.length === all.length) return null
  return {
    variables: { ...variables, representations: distinct },
    restore: (answer) => restoreAll(answer, origin),
  }
}

function restoreAll(answer: SubgraphAnswer, origin: readonly number[]): SubgraphAnswer {
  const entities = list.safeParse(answer.data?.['_entities'])
  if (!entities.success) return answer
  const seen = new Set<number>()
  const _entities = origin.map((index) => {
    const entity: unknown = entities.data[index]
    // the gateway merges later fetches into these objects, so duplicates may not be one object
    if (seen.has(index)) return structuredClone(entity)
    seen.add(index)
    return entity
  })
  const errors = answer.errors?.flatMap((error) => repeat(error, origin))
  return { data: { ...answer.data, _entities }, ...(errors ? { errors } : {}) }
}

function repeat(error: SubgraphError, origin: readonly number[]): SubgraphError[] {
  const [root, at, ...rest] = error.path ?? []
  if (root !== '_entities' || typeof at !== 'number') return [error]
  return origin.flatMap((from, index) =>
    from === at ? [{ ...error, path: ['_entities', index, ...rest] }] : [],
  )
}
