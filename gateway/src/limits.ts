import {
  Kind,
  visit,
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
/** Aliases of a field inside `__schema` or `__type`: no tool needs one, and each multiplies hundreds of types. */
const MAX_SCHEMA_ALIASES = 0
/** Lists and objects inside one another in a value that is written out: the planner's work doubles with each. */
const MAX_NESTED_VALUES = 4
/** Directives of one document, and of one place in it. */
const MAX_DIRECTIVES = 20
const MAX_DIRECTIVES_AT_ONE = 4
/** Things one document asks for at the top; our own pages ask for three at most. */
const MAX_ROOT_FIELDS = 10
/** More than one in a document would be several tries for the price of a request. */
const ONE_AT_A_TIME = ['requestCode', 'verifyCode']

/** `field`: which one is too much, where one is; `rule`: the limit. */
export type BrokenLimit = { code: GatewayCode; field?: string; rule: string }

const passed = new WeakSet<DocumentNode>()
const schemaReaders = new WeakMap<DocumentNode, boolean>()

/**
 * Root fields, depth, aliases and directives of a valid document; what the variables decide is in cost.ts. A document that
 * passed once is not walked again.
 */
export function limitBroken(document: DocumentNode): BrokenLimit | null {
  if (passed.has(document)) return null
  const chain = deepestChain(document)
  if (chain.length > MAX_DEPTH) return broken('TOO_DEEP', MAX_DEPTH, chain[MAX_DEPTH])
  const { name, count } = mostAliased(document)
  if (count > MAX_ALIASES) return broken('TOO_MANY_ALIASES', MAX_ALIASES, name)
  const passes =
    schemaBroken(document) ??
    rootsBroken(document) ??
    directivesBroken(document) ??
    valuesBroken(document) ??
    numbersBroken(document)
  if (passes === null) passed.add(document)
  return passes
}

function broken(code: GatewayCode, most: number, field?: string): BrokenLimit {
  return { code, rule: `AT_MOST_${most}`, ...(field === undefined ? {} : { field }) }
}

/**
 * The schema is read at no cost, so nothing may be read of it more than once: `__schema` has no alias, and nothing in
 * it or in a `__type`. A few types by name may stand beside one another.
 */
function schemaBroken(document: DocumentNode): BrokenLimit | null {
  if (!readsSchema(document)) return null
  const fragments = fragmentsOf(document)
  const opened = new Set<string>()
  const aliasIn = (set: SelectionSetNode | undefined, isInside: boolean): string | null => {
    for (const selection of set?.selections ?? []) {
      const found = aliasOf(selection, isInside)
      if (found !== null) return found
    }
    return null
  }
  const aliasOf = (
    selection: SelectionSetNode['selections'][number],
    isInside: boolean,
  ): string | null => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return aliasIn(selection.selectionSet, isInside)
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const key = `${selection.name.value} ${isInside}`
      if (opened.has(key)) return null
      opened.add(key)
      return aliasIn(fragments.get(selection.name.value)?.selectionSet, isInside)
    }
    const name = selection.name.value
    if (selection.alias && (isInside || name === '__schema')) return name
    const opens = isInside || name === '__schema' || name === '__type'
    return opens ? aliasIn(selection.selectionSet, true) : null
  }
  for (const node of document.definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION) continue
    const name = aliasIn(node.selectionSet, false)
    if (name !== null) return broken('TOO_MANY_ALIASES', MAX_SCHEMA_ALIASES, name)
  }
  return null
}

function rootsBroken(document: DocumentNode): BrokenLimit | null {
  const names = rootFields(document)
  if (names.length > MAX_ROOT_FIELDS)
    return broken('TOO_MANY_ROOT_FIELDS', MAX_ROOT_FIELDS, names[MAX_ROOT_FIELDS])
  const tries = names.filter((name) => ONE_AT_A_TIME.includes(name))
  return tries.length > 1 ? broken('TOO_MANY_ROOT_FIELDS', 1, tries[1]) : null
}

function directivesBroken(document: DocumentNode): BrokenLimit | null {
  const fields: string[] = []
  let count = 0
  visit(document, {
    enter: (node) => {
      if (!('directives' in node) || !node.directives) return
      count += node.directives.length
      if (node.directives.length > MAX_DIRECTIVES_AT_ONE)
        fields.push('name' in node && node.name ? node.name.value : '')
    },
  })
  if (fields.length > 0) return broken('TOO_MANY_DIRECTIVES', MAX_DIRECTIVES_AT_ONE, fields[0])
  return count > MAX_DIRECTIVES ? broken('TOO_MANY_DIRECTIVES', MAX_DIRECTIVES) : null
}

/** A scalar of ours takes any literal, so that nobody before the planner has looked at how deep it is. */
function valuesBroken(document: DocumentNode): BrokenLimit | null {
  let [depth, deepest] = [0, 0]
  const nested = {
    enter: () => {
      depth += 1
      deepest = Math.max(deepest, depth)
    },
    leave: () => {
      depth -= 1
    },
  }
  visit(document, { ListValue: nested, ObjectValue: nested })
  return deepest > MAX_NESTED_VALUES ? broken('TOO_DEEP', MAX_NESTED_VALUES) : null
}

/** A number no number holds, as 1e400: a scalar of ours lets it pass, and the planner falls over it. */
function numbersBroken(document: DocumentNode): BrokenLimit | null {
  let isInfinite = false
  const check = ({ value }: { value: string }): void => {
    if (!Number.isFinite(Number(value))) isInfinite = true
  }
  visit(document, { IntValue: check, FloatValue: check })
  return isInfinite ? { code: 'BAD_REQUEST', rule: 'FINITE_NUMBER' } : null
}

/** Whether a root field of the document is `__schema` or `__type`. */
export function readsSchema(document: DocumentNode): boolean {
  const found =
    schemaReaders.get(document) ??
    rootFields(document).some((name) => /^__(schema|type)$/.test(name))
  schemaReaders.set(document, found)
  return found
}

/** The deepest chain of fields, fragments opened, schema queries left out. */
export function depthOf(document: DocumentNode): number {
  return deepestChain(document).length
}

/** A chain of fields from its top to its end; linked, so that a long one costs no more to lengthen. */
type Chain = { depth: number; name: string; rest: Chain } | null

/** Names of the fields of the deepest chain, from the top. Each fragment is measured once. */
function deepestChain(document: DocumentNode): string[] {
  const fragments = fragmentsOf(document)
  const known = new Map<string, Chain>()
  const ofSet = (set: SelectionSetNode | undefined): Chain =>
    (set?.selections ?? []).reduce<Chain>((deepest, one) => deeper(deepest, ofSelection(one)), null)
  const ofSelection = (selection: SelectionSetNode['selections'][number]): Chain => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return ofSet(selection.selectionSet)
    if (selection.kind === Kind.FRAGMENT_SPREAD) return ofFragment(selection.name.value)
    const name = selection.name.value
    if (name.startsWith('__')) return null
    const rest = ofSet(selection.selectionSet)
    return { depth: 1 + (rest?.depth ?? 0), name, rest }
  }
  const ofFragment = (name: string): Chain => {
    const chain = known.get(name)
    if (chain !== undefined) return chain
    known.set(name, null)
    const measured = ofSet(fragments.get(name)?.selectionSet)
    known.set(name, measured)
    return measured
  }
  const ofAll = document.definitions.reduce<Chain>((deepest, node) => {
    return node.kind === Kind.OPERATION_DEFINITION
      ? deeper(deepest, ofSet(node.selectionSet))
      : deepest
  }, null)
  const names: string[] = []
  for (let at = ofAll; at !== null; at = at.rest) names.push(at.name)
  return names
}

function deeper(a: Chain, b: Chain): Chain {
  return (b?.depth ?? 0) > (a?.depth ?? 0) ? b : a
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
  return mostAliased(document).count
}

function mostAliased(document: DocumentNode): { name: string; count: number } {
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
  let most = { name: '', count: 0 }
  for (const [name, count] of counts) if (count > most.count) most = { name, count }
  return most
}
