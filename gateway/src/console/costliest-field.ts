import {
  Kind,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { costOf } from '../cost.ts'
import { fragmentsOf } from '../limits.ts'

type Wrap = (inner: SelectionNode) => SelectionNode
/** A field, and the same selection with nothing beside it. */
type Found = { field: FieldNode; alone: SelectionNode; around: Wrap }

/** Where the search is: a selection, the way to it, and what all of it costs. */
type Level = { inside: SelectionSetNode; around: Wrap; cost: number }

/**
 * The path of the field that costs most, as `ratings.edges.node`: from the top always into the dearest field, as long as
 * it is more than half of what it is in.
 */
export function costliestField(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): string {
  const fragments = fragmentsOf(document)
  const weigh = (selection: SelectionNode): number =>
    costOf(schema, document, { ...operation, selectionSet: setOf(selection) }, variables)
  const path: string[] = []
  let level: Level = { inside: operation.selectionSet, around: (inner) => inner, cost: 0 }
  for (;;) {
    const top = dearestIn(level, fragments, weigh)
    if (!top || top.cost === 0 || top.cost * 2 <= level.cost) return path.join('.')
    path.push(top.field.name.value)
    const { around } = level
    const { field, cost } = top
    if (!field.selectionSet) return path.join('.')
    level = {
      inside: field.selectionSet,
      around: (inner) => around(top.around({ ...field, selectionSet: setOf(inner) })),
      cost,
    }
  }
}

function dearestIn(
  { inside, around }: Level,
  fragments: ReturnType<typeof fragmentsOf>,
  weigh: (selection: SelectionNode) => number,
): (Found & { cost: number }) | undefined {
  const found = fieldsIn(inside, fragments)
  const rows = found.map((one) => ({ ...one, cost: weigh(around(one.alone)) }))
  return rows.toSorted((a, b) => b.cost - a.cost)[0]
}

function fieldsIn(
  { selections }: SelectionSetNode,
  fragments: ReturnType<typeof fragmentsOf>,
  /** Each fragment is opened once: one in one in one would double every time. */
  seen = new Set<string>(),
): Found[] {
  return selections.flatMap((selection): Found[] => {
    if (selection.kind === Kind.FIELD)
      return [{ field: selection, alone: selection, around: (inner) => inner }]
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return fieldsIn(selection.selectionSet, fragments, seen).map((found) =>
        inFragment(found, (inner) => ({ ...selection, selectionSet: setOf(inner) })),
      )
    const name = selection.name.value
    const fragment = fragments.get(name)
    if (!fragment || seen.has(name)) return []
    seen.add(name)
    const { typeCondition, selectionSet } = fragment
    return fieldsIn(selectionSet, fragments, seen).map((found) =>
      inFragment(found, (inner) => ({
        kind: Kind.INLINE_FRAGMENT,
        typeCondition,
        selectionSet: setOf(inner),
      })),
    )
  })
}

function inFragment({ field, alone, around }: Found, wrap: Wrap): Found {
  return { field, alone: wrap(alone), around: (inner) => wrap(around(inner)) }
}

function setOf(selection: SelectionNode): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections: [selection] }
}
