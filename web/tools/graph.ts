import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  buildASTSchema,
  Kind,
  parse,
  type DefinitionNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
} from 'graphql'

const root = join(import.meta.dirname, '../..')
const supergraph = join(root, 'gateway/supergraph.graphql')

/** The graph a client sees: the committed supergraph without its federation plumbing; before there is one, the subgraphs' SDL merged. */
export function readGraph(): GraphQLSchema {
  const files = existsSync(supergraph)
    ? [supergraph]
    : globSync(join(root, 'services/*/src/*/schema.graphql')).toSorted()
  return mergeGraph(files.map((file) => readFileSync(file, 'utf8')))
}

/** One schema from several SDL texts: same-named types are united, federation definitions, directives and hidden fields left out. */
export function mergeGraph(texts: readonly string[]): GraphQLSchema {
  const types = new Map<string, DefinitionNode>()
  for (const text of texts)
    for (const node of parse(text, { noLocation: true }).definitions) addType(types, node)
  return buildASTSchema(
    { kind: Kind.DOCUMENT, definitions: [...types.values()] },
    { assumeValidSDL: true },
  )
}

function addType(types: Map<string, DefinitionNode>, node: DefinitionNode): void {
  if (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION) {
    const before = types.get(node.name.value)
    const known = before?.kind === Kind.OBJECT_TYPE_DEFINITION ? (before.fields ?? []) : []
    types.set(node.name.value, {
      ...node,
      kind: Kind.OBJECT_TYPE_DEFINITION,
      directives: [],
      fields: unite(known, node.fields ?? []),
    })
    return
  }
  if (!('name' in node) || !node.name || /^(join|link|core)__/.test(node.name.value)) return
  if (node.kind === Kind.DIRECTIVE_DEFINITION || types.has(node.name.value)) return
  types.set(node.name.value, 'directives' in node ? { ...node, directives: [] } : node)
}

function unite(
  known: readonly FieldDefinitionNode[],
  more: readonly FieldDefinitionNode[],
): FieldDefinitionNode[] {
  const names = new Set(known.map((field) => field.name.value))
  const shown = more.filter((field) => !names.has(field.name.value) && !isHidden(field))
  return [...known, ...shown.map((field) => ({ ...field, directives: [] }))]
}

function isHidden(field: FieldDefinitionNode): boolean {
  return field.directives?.some((directive) => directive.name.value === 'inaccessible') ?? false
}
