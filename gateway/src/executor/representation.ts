import type { QueryPlanSelectionNode } from '@apollo/query-planner'
import { merge } from './merge.ts'
import { isJson, ownOf, put, type Json } from './own.ts'
import type { FitsType } from './subtypes.ts'

/** What of an entity a subgraph needs to know it by; null when a part is missing. */
export type Pick = (entity: unknown) => Json | null

type Part = (entity: Json, into: Json) => boolean

/** Compiles the `requires` of a fetch. Nothing is read but what the plan names. */
export function compilePick(
  selections: readonly QueryPlanSelectionNode[],
  fitsType: FitsType,
): Pick {
  const [only] = selections
  if (selections.length === 1 && only?.kind === 'InlineFragment' && only.typeCondition)
    return compileOnly(only.typeCondition, compilePick(only.selections, fitsType), fitsType)
  const parts = selections.map((selection) => compilePart(selection, fitsType))
  return (entity) => {
    if (!isJson(entity)) return null
    const picked: Json = {}
    for (const part of parts) if (!part(entity, picked)) return null
    return picked
  }
}

/** The usual case, a key of one type: nothing to merge. */
function compileOnly(condition: string, inner: Pick, fitsType: FitsType): Pick {
  return (entity) => {
    if (!isJson(entity)) return null
    const typename = ownOf(entity, '__typename')
    return typeof typename === 'string' && fitsType(typename, condition) ? inner(entity) : {}
  }
}

function compilePart(selection: QueryPlanSelectionNode, fitsType: FitsType): Part {
  if (selection.kind === 'InlineFragment') return compileFragment(selection, fitsType)
  const name = selection.alias ?? selection.name
  const inner = selection.selections && compilePick(selection.selections, fitsType)
  return (entity, into) => {
    const value = ownOf(entity, name)
    if (value === undefined) return false
    put(into, name, inner ? each(value, inner) : value)
    return true
  }
}

function each(value: unknown, inner: Pick): unknown {
  return Array.isArray(value) ? value.map(inner) : inner(value)
}

function compileFragment(
  { typeCondition, selections }: Extract<QueryPlanSelectionNode, { kind: 'InlineFragment' }>,
  fitsType: FitsType,
): Part {
  const inner = compilePick(selections, fitsType)
  return (entity, into) => {
    const typename = ownOf(entity, '__typename')
    if (typeCondition === undefined || typeof typename !== 'string') return true
    const picked = fitsType(typename, typeCondition) ? inner(entity) : null
    if (picked) merge(into, picked, 'OWN')
    return true
  }
}
