import {
  Kind,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type TypeNode,
} from 'graphql'

/** Root fields of a supergraph as `Query.name` and `Mutation.name`. */
export function rootFieldsOf(supergraph: DocumentNode): string[] {
  return supergraph.definitions.flatMap((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION &&
    /^(Query|Mutation|Subscription)$/.test(node.name.value)
      ? (node.fields ?? []).map((field) => `${node.name.value}.${field.name.value}`)
      : [],
  )
}

/** Entities a subgraph resolves by key, as `subgraph.Type`. */
export function entitiesOf(supergraph: DocumentNode): string[] {
  return supergraph.definitions.flatMap((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION
      ? (node.directives ?? [])
          .filter(isResolvedByKey)
          .map((one) => `${graphOf(one)}.${node.name.value}`)
      : [],
  )
}

function isResolvedByKey(directive: ConstDirectiveNode): boolean {
  if (directive.name.value !== 'join__type') return false
  const resolvable = argument(directive, 'resolvable')
  return argument(directive, 'key') !== undefined && resolvable !== false
}

function graphOf(directive: ConstDirectiveNode): string {
  return String(argument(directive, 'graph')).toLowerCase()
}

function argument(directive: ConstDirectiveNode, name: string): string | boolean | undefined {
  const value = directive.arguments?.find((one) => one.name.value === name)?.value
  return value && 'value' in value ? value.value : undefined
}

/** Type -> the types its fields, union members or implementations lead to. Federation's own types left out. */
export function linksOf(supergraph: DocumentNode): Map<string, Set<string>> {
  const links = new Map<string, Set<string>>()
  const link = (from: string, to: string) => links.set(from, (links.get(from) ?? new Set()).add(to))
  for (const node of supergraph.definitions) {
    if (!('name' in node) || !node.name || /^(join|link)__/.test(node.name.value)) continue
    const name = node.name.value
    if (node.kind === Kind.UNION_TYPE_DEFINITION)
      for (const member of node.types ?? []) link(name, member.name.value)
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION)
      continue
    for (const field of node.fields ?? []) link(name, namedType(field.type))
    for (const one of node.interfaces ?? []) link(one.name.value, name)
  }
  return links
}

/** Everything that can be reached from a type, the type itself included. */
export function reachableFrom(
  start: string,
  links: ReadonlyMap<string, ReadonlySet<string>>,
): Set<string> {
  const found = new Set([start])
  for (const type of found) for (const next of links.get(type) ?? []) found.add(next)
  return found
}

export function fieldsOf(supergraph: DocumentNode, type: string): readonly FieldDefinitionNode[] {
  const found = supergraph.definitions.find(
    (node) => node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === type,
  )
  return found?.kind === Kind.OBJECT_TYPE_DEFINITION ? (found.fields ?? []) : []
}

export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type)
}
