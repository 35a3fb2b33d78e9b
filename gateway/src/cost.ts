import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  getNullableType,
  Kind,
  visit,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type DocumentNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql'
import { ownOf } from './executor/own.ts'
import { fragmentsOf } from './limits.ts'

/** The most one operation may cost: about as many objects as it can bring back. */
export const MAX_COST = 5_000

const USUAL_PAGE = 20
const LARGEST_PAGE = 100
/** Assumed length of a list without a page size. */
const USUAL_LIST = 10

type Variables = Readonly<Record<string, unknown>>

type Known = { names: readonly string[]; costs: Map<string, number> }

const known = new WeakMap<OperationDefinitionNode, Known>()
const MOST_KNOWN = 200

/** `costOf`, remembered for each operation by the variables that are page sizes. */
export function knownCostOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): number {
  const { names, costs } = known.get(operation) ?? {
    names: pageVariables(document),
    costs: new Map(),
  }
  const key = keyOfPages(names, variables)
  const cost = costs.get(key) ?? costOf(schema, document, operation, variables)
  if (costs.size < MOST_KNOWN) costs.set(key, cost)
  known.set(operation, { names, costs })
  return cost
}

/**
 * Equal for variables that make an operation cost the same. It is kept, so nothing of what a client may send instead of a
 * number is in it: '100' is refused later and counts as a usual page, so it must not stand for 100 either.
 */
export function keyOfPages(names: readonly string[], variables: Variables): string {
  return names
    .map((name) => {
      const value = ownOf(variables, name) ?? null
      return value === null ? 'default' : typeof value === 'number' ? clamp(value) : 'usual'
    })
    .join(' ')
}

function pageVariables(document: DocumentNode): string[] {
  const names = new Set<string>()
  visit(document, {
    Argument: ({ name, value }) => {
      if (name.value === 'first' && value.kind === Kind.VARIABLE) names.add(value.name.value)
    },
  })
  return [...names]
}

/**
 * Counts the objects an operation can bring back: each object field 1, times the page size above it. Page
 * sizes count as the services clamp them (default 20, at most 100), whether written out or in a variable.
 * @param operation one operation of `document`, already validated against `schema`
 */
export function costOf(...asked: Asked): number {
  return measure(...asked).cost
}

/** A page to lower in an operation that costs too much. */
export type PageHint = {
  /** Where it is in the answer, by the names the answer has: aliases, where fields have one. */
  page: string
  /** Its size now, as the services clamp it. */
  from: number
  /** The largest size with which the operation fits; without it this page alone is not enough. */
  fits?: number
  /** The variable that says the size, with every other page it says. */
  variable?: string
}

/**
 * What to lower in an operation that costs too much: the largest page around its dearest field. Where nothing on the way
 * takes a page, `field` is the last list, else the dearest field itself, and there is no hint.
 */
export function whatToLower(...asked: Asked): { field: string; hint?: PageHint } {
  const measured = measure(...asked)
  const way = dearestWay(asked, measured.costs)
  const sizes = way.flatMap((node) => measured.pages.get(node) ?? [])
  const from = Math.max(...sizes)
  const page = way.findLast((node) => measured.pages.get(node) === from)
  const last = page ?? way.findLast((node) => measured.lists.has(node))
  const path = way.slice(0, last ? way.indexOf(last) + 1 : undefined)
  const field = path.map(({ name }) => name.value).join('.')
  if (!page) return { field }
  const variable = pageVariable(page)
  const fits = largestFitting(asked, page, from)
  const hint = {
    page: path.map(({ alias, name }) => (alias ?? name).value).join('.'),
    from,
    ...(fits > 0 ? { fits } : {}),
    ...(variable === undefined ? {} : { variable }),
  }
  return { field, hint }
}

/**
 * From the top always into the dearest field, as long as that is more than half of what it is in. Each field was
 * measured once, whatever fragments it is reached through.
 */
function dearestWay(
  [, document, operation]: Asked,
  costs: ReadonlyMap<FieldNode, number>,
): FieldNode[] {
  const fragments = fragmentsOf(document)
  const costIn = (field: FieldNode): number => costs.get(field) ?? 0
  const opened = new Set<string>()
  const fieldsIn = (set: SelectionSetNode): FieldNode[] =>
    set.selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection]
      if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsIn(selection.selectionSet)
      const fragment = fragments.get(selection.name.value)
      if (!fragment || opened.has(selection.name.value)) return []
      opened.add(selection.name.value)
      return fieldsIn(fragment.selectionSet)
    })
  const way: FieldNode[] = []
  let inside: SelectionSetNode | undefined = operation.selectionSet
  while (inside) {
    const rows = fieldsIn(inside)
    const whole = rows.reduce((sum, row) => sum + costIn(row), 0)
    const top: FieldNode | undefined = rows.toSorted((a, b) => costIn(b) - costIn(a))[0]
    if (!top || costIn(top) === 0 || (way.length > 0 && costIn(top) * 2 <= whole)) break
    way.push(top)
    inside = top.selectionSet
  }
  return way
}

/** The largest size of a page under `size` with which the operation fits, of all pages its variable says; 0 for none. */
function largestFitting(asked: Asked, page: FieldNode, size: number): number {
  const variable = pageVariable(page)
  const isMeant = (node: FieldNode): boolean =>
    variable === undefined ? node === page : pageVariable(node) === variable
  let [fits, tooMany] = [0, size]
  while (tooMany - fits > 1) {
    const tried = Math.floor((fits + tooMany) / 2)
    const { cost } = measure(...asked, (node) => (isMeant(node) ? tried : undefined))
    if (cost <= MAX_COST) fits = tried
    else tooMany = tried
  }
  return fits
}

type Asked = readonly [
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
]

/** @param resized another size of a field's page than the one that is written, to see what it would cost */
function measure(
  ...[schema, document, operation, variables, resized]: readonly [
    ...Asked,
    resized?: (node: FieldNode) => number | undefined,
  ]
) {
  const costs = new Map<FieldNode, number>()
  const pages = new Map<FieldNode, number>()
  const lists = new Set<FieldNode>()
  const fragments = fragmentsOf(document)
  const measured = new Map<string, number>()
  const ofSet = (
    set: SelectionSetNode,
    type: GraphQLNamedType | undefined,
    paged: boolean,
  ): number =>
    set.selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + ofField(selection, type, paged)
      if (selection.kind === Kind.FRAGMENT_SPREAD)
        return sum + ofFragment(selection.name.value, paged)
      const on = selection.typeCondition?.name.value
      return sum + ofSet(selection.selectionSet, on ? schema.getType(on) : type, paged)
    }, 0)
  const ofField = (node: FieldNode, type: GraphQLNamedType | undefined, paged: boolean): number => {
    const cost = priced(node, type, paged)
    costs.set(node, Math.max(cost, costs.get(node) ?? 0))
    return cost
  }
  const priced = (node: FieldNode, type: GraphQLNamedType | undefined, paged: boolean): number => {
    const field = fieldOf(type, node.name.value)
    const inner = field && getNamedType(field.type)
    if (!field || !inner || !isCompositeType(inner) || !node.selectionSet) return 0
    const written = pageSize(node, field, variables, operation)
    const page = written === undefined ? undefined : (resized?.(node) ?? written)
    const each = ofSet(node.selectionSet, inner, page !== undefined)
    if (page !== undefined) {
      pages.set(node, page)
      return 1 + page * each
    }
    if (!isList(field) || paged) return 1 + each
    lists.add(node)
    return USUAL_LIST * (1 + each)
  }
  const ofFragment = (name: string, paged: boolean): number => {
    const key = `${name} ${paged}`
    const fragment = fragments.get(name)
    if (!fragment) return 0
    const on = schema.getType(fragment.typeCondition.name.value)
    const cost = measured.get(key) ?? ofSet(fragment.selectionSet, on, paged)
    measured.set(key, cost)
    return cost
  }
  const root = schema.getRootType(operation.operation) ?? undefined
  return { cost: ofSet(operation.selectionSet, root, false), costs, pages, lists }
}

function fieldOf(
  type: GraphQLNamedType | undefined,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
}

function isList(field: GraphQLField<unknown, unknown>): boolean {
  return isListType(getNullableType(field.type))
}

/** The `first` of a connection, clamped; undefined for fields that take none. */
function pageSize(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  variables: Variables,
  operation: OperationDefinitionNode,
): number | undefined {
  if (!field.args.some((argument) => argument.name === 'first')) return undefined
  const value = firstOf(node)
  if (value?.kind === Kind.INT) return clamp(Number(value.value))
  if (value?.kind !== Kind.VARIABLE) return USUAL_PAGE
  const name = value.name.value
  return clamp(ownOf(variables, name) ?? defaultOf(operation, name))
}

function firstOf(node: FieldNode): ValueNode | undefined {
  return node.arguments?.find((argument) => argument.name.value === 'first')?.value
}

/** The name of the variable that says the size of a page, if one does. */
function pageVariable(node: FieldNode): string | undefined {
  const value = firstOf(node)
  return value?.kind === Kind.VARIABLE ? value.name.value : undefined
}

function defaultOf(operation: OperationDefinitionNode, name: string): unknown {
  const found = operation.variableDefinitions?.find((one) => one.variable.name.value === name)
  return found?.defaultValue?.kind === Kind.INT ? Number(found.defaultValue.value) : undefined
}

function clamp(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return USUAL_PAGE
  return Math.min(LARGEST_PAGE, Math.max(1, Math.trunc(value)))
}
