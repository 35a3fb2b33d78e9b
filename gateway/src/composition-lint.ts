import {
  Kind,
  parse,
  visit,
  type ASTNode,
  type DirectiveNode,
  type SelectionSetNode,
} from 'graphql'

/** The newest federation this gateway reads; its planner knows nothing of a later one. */
const NEWEST = [2, 14] as const

/** Directives this gateway does not enforce: with them it does not start, or answers everybody (gateway.md, fact 4). */
const NOT_ENFORCED: ReadonlySet<string> = new Set(['authenticated', 'requiresScopes', 'policy'])

/**
 * What in a subgraph's contract Apollo's planner gets wrong or this gateway cannot run, though it composes: the shapes
 * behind the six failing cases of the public audit (gateway.md 1.2, audit/README.md), and forbidden links.
 * @returns a sentence for each
 */
export function lintContract(name: string, sdl: string): string[] {
  const found: string[] = []
  visit(parse(sdl, { noLocation: true }), {
    Directive: (node, _key, _parent, _path, ancestors) => {
      const at = placeOf(ancestors)
      found.push(...complaintsOf(node, at).map((words) => `${name}: ${at.name}: ${words}`))
    },
  })
  return found
}

type Place = { name: string; isInterface: boolean }

function complaintsOf(node: DirectiveNode, at: Place): string[] {
  const directive = node.name.value.replace(/^federation__/, '')
  const text = textOf(node, directive === 'link' ? 'url' : 'fields')
  if (NOT_ENFORCED.has(directive)) return [notEnforced(directive)]
  if (directive === 'interfaceObject')
    return ['@interfaceObject: the planner asks subgraphs for keys they do not resolve']
  if (directive === 'key') return complaintsOfKey(node, text, at)
  if (directive === 'link') return complaintsOfLink(node, text)
  if (directive === 'requires' && hasArguments(selectionOf(text)))
    return [`@requires "${text}": a field with arguments, whose values the planner mixes up`]
  return []
}

function complaintsOfKey(node: DirectiveNode, fields: string, at: Place): string[] {
  const found: string[] = []
  if (selectionOf(fields).selections.some((one) => one.kind !== Kind.FIELD || one.selectionSet))
    found.push(`@key "${fields}": keys that select into an object are mixed up by the planner`)
  if (at.isInterface && isFalse(node, 'resolvable'))
    found.push(`@key "${fields}": an interface that cannot be resolved by its key`)
  return found
}

function complaintsOfLink(node: DirectiveNode, url: string): string[] {
  const [, spec, major, minor] = /\/([A-Za-z]+)\/v(\d+)\.(\d+)$/.exec(url) ?? []
  const version = [Number(major), Number(minor)] as const
  const found = importsOf(node).flatMap((one) => (NOT_ENFORCED.has(one) ? [notEnforced(one)] : []))
  if (spec !== undefined && NOT_ENFORCED.has(spec)) found.push(notEnforced(spec))
  if (spec === 'federation' && isRenamed(node))
    found.push('a link or import with `as`: under another name this lint would not know it')
  const isNewer = version[0] > NEWEST[0] || (version[0] === NEWEST[0] && version[1] > NEWEST[1])
  if (spec === 'federation' && isNewer)
    found.push(`federation ${version.join('.')}: this gateway reads up to ${NEWEST.join('.')}`)
  return found
}

function notEnforced(directive: string): string {
  return `@${directive}: this gateway does not enforce it; who may see what is decided in the services`
}

/** The names an `import` takes in, without the at sign: `"@key"` or `{name: "@key", as: "@k"}`. */
function importsOf(node: DirectiveNode): string[] {
  const names: string[] = []
  const given = node.arguments?.find((one) => one.name.value === 'import')
  if (given) visit(given, { StringValue: ({ value }) => void names.push(value.replace(/^@/, '')) })
  return names
}

function isRenamed(node: DirectiveNode): boolean {
  let found = node.arguments?.some((one) => one.name.value === 'as') ?? false
  visit(node, { ObjectField: ({ name }) => void (found ||= name.value === 'as') })
  return found
}

function textOf(node: DirectiveNode, argument: string): string {
  const value = node.arguments?.find((one) => one.name.value === argument)?.value
  return value?.kind === Kind.STRING ? value.value.trim() : ''
}

function isFalse(node: DirectiveNode, argument: string): boolean {
  const value = node.arguments?.find((one) => one.name.value === argument)?.value
  return value?.kind === Kind.BOOLEAN && !value.value
}

function selectionOf(fields: string): SelectionSetNode {
  const [operation] = parse(`{ ${fields} }`, { noLocation: true }).definitions
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`no fields: ${fields}`)
  return operation.selectionSet
}

function hasArguments(selection: SelectionSetNode): boolean {
  let found = false
  visit(selection, { Argument: () => void (found = true) })
  return found
}

/** `Type`, `Type.field` or `schema`, from the nodes around a directive. */
function placeOf(ancestors: readonly (ASTNode | readonly ASTNode[])[]): Place {
  const around = ancestors.flatMap((one) =>
    'kind' in one && one.kind !== Kind.DOCUMENT ? [one] : [],
  )
  const names = around.flatMap((one) => ('name' in one && one.name ? [one.name.value] : []))
  const isInterface = around.some(
    ({ kind }) => kind === Kind.INTERFACE_TYPE_DEFINITION || kind === Kind.INTERFACE_TYPE_EXTENSION,
  )
  return { name: names.join('.') || 'schema', isInterface }
}
