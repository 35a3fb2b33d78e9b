import { Kind, type DocumentNode, type FieldDefinitionNode, type TypeNode } from 'graphql'
import { fieldsOf, linksOf, namedType } from '../../gateway/src/supergraph-walk.ts'

/** `Type.field`, and a question whose whole answer goes with it. */
export type Loss = { field: string; root: string }

/**
 * Fields through which a service that is down takes the whole answer of another with it: never null, reached from a
 * question by fields that are never null, and of a type some fields of which, never null too, only the other knows.
 * Questions alone: a change is done whatever its answer can show, and who made it reads again.
 */
export function lostAnswers(supergraph: DocumentNode): Loss[] {
  return fieldsOf(supergraph, 'Query')
    .filter(({ type }) => climbs(type.kind === Kind.NON_NULL_TYPE ? type.type : type, true))
    .flatMap((root) => lossesBelow(supergraph, root))
}

function lossesBelow(supergraph: DocumentNode, root: FieldDefinitionNode): Loss[] {
  const known = servicesOf(root)
  const losses: Loss[] = []
  const types = new Set([namedType(root.type)])
  const links = linksOf(supergraph)
  const solid = (type: string) => fieldsOf(supergraph, type).filter((one) => climbs(one.type))
  for (const type of types) {
    if (fieldsOf(supergraph, type).length === 0)
      for (const member of links.get(type) ?? []) types.add(member)
    for (const field of solid(type).filter((one) => !isElsewhere(one, known))) {
      const next = namedType(field.type)
      const isLost = solid(next).some((one) => isElsewhere(one, known))
      if (isLost) losses.push({ field: `${type}.${field.name.value}`, root: root.name.value })
      else types.add(next)
    }
  }
  return losses
}

/** Whether a null inside comes out of a field of this type: through every list, and at the field itself. */
function climbs(type: TypeNode, isOpen = type.kind === Kind.NON_NULL_TYPE): boolean {
  const inner = type.kind === Kind.NON_NULL_TYPE ? type.type : type
  return isOpen && (inner.kind === Kind.LIST_TYPE ? climbs(inner.type) : true)
}

/** Whether none of the services that know the question knows this field; without a word of it, all of the type do. */
function isElsewhere(field: FieldDefinitionNode, known: readonly string[]): boolean {
  const own = servicesOf(field)
  return own.length > 0 && !own.some((one) => known.includes(one))
}

function servicesOf(field: FieldDefinitionNode): string[] {
  return (field.directives ?? [])
    .filter(({ name }) => name.value === 'join__field')
    .flatMap((one) => one.arguments ?? [])
    .flatMap(({ name, value }) =>
      name.value === 'graph' && value.kind === Kind.ENUM ? [value.value] : [],
    )
}
