import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { rootFields } from './anonymous.ts'
import type { GatewayCode } from './words.ts'

/** Tokens of one document. */
export const MAX_TOKENS = 2_000
/** Fields inside fields. */
export const MAX_DEPTH = 12
/** Aliases of one field name in one document. */
export const MAX_ALIASES = 5

const passed = new WeakSet<DocumentNode>()
const schemaReaders = new WeakMap<DocumentNode, boolean>()

/**
 * Depth and aliases of a valid document; what the variables decide is in cost.ts. A document that passed once
 * is not walked again.
 */
export function limitBroken(document: DocumentNode): GatewayCode | null {
  if (passed.has(document)) return null
  if (depthOf(document) > MAX_DEPTH) return 'TOO_DEEP'
  if (mostAliases(document) > MAX_ALIASES) return 'TOO_MANY_ALIASES'
  passed.add(document)
  return null
}

/** Whether a root field of the document is `__schema` or `__type`. */
export function readsSchema(document: DocumentNode): boolean {
  const found =
    schemaReaders.get(document) ??
    rootFields(document).some((name) => /^__(schema|type)$/.test(name))
  schemaReaders.set(document, found)
  return found
}

/** The deepest chain of fields, fragments opened, schema queries left out. Each fragment is measured once. */
export function depthOf(document: DocumentNode): number {
  const fragments = fragmentsOf(document)
  const known = new Map<string, number>()
  const ofSet = (set: SelectionSetNode | undefined): number =>
    Math.max(0, ...(set?.selections ?? []).map(ofSelection))
  const ofSelection = (selection: SelectionSetNode['selections'][number]): number => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return ofSet(selection.selectionSet)
    if (selection.kind === Kind.FRAGMENT_SPREAD) return ofFragment(selection.name.value)
    return selection.name.value.startsWith('__') ? 0 : 1 + ofSet(selection.selectionSet)
  }
  const ofFragment = (name: string): number => {
    const depth = known.get(name)
    if (depth !== undefined) return depth
    known.set(name, 0)
    known.set(name, ofSet(fragments.get(name)?.selectionSet))
    return known.get(name) ?? 0
  }
  return Math.max(
    0,
    ...document.definitions.map((node) =>
      node.kind === Kind.OPERATION_DEFINITION ? ofSet(node.selectionSet) : 0,
    ),
  )
}

export function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  )
}

/** The largest number of aliases any one field name has in the document. */
export function mostAliases(document: DocumentNode): number {
  const counts = new Map<string, number>()
  const walk = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) continue
      if (selection.kind === Kind.FIELD && selection.alias)
        counts.set(selection.name.value, (counts.get(selection.name.value) ?? 0) + 1)
      walk(selection.selectionSet)
    }
  }
  for (const node of document.definitions)
    if (node.kind === Kind.OPERATION_DEFINITION || node.kind === Kind.FRAGMENT_DEFINITION)
      walk(node.selectionSet)
  return Math.max(0, ...counts.values())
}
