import {
  getNullableType,
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isOutputType,
  type GraphQLCompositeType,
  type GraphQLLeafType,
  type GraphQLNullableType,
  type GraphQLOutputType,
  type SelectionSetNode,
} from 'graphql'
import { compositeNamed, fieldsOf, type Field, type Reading } from './fields.ts'
import { compileLeaf } from './leaf.ts'
import { isInherited, isJson, ownOf, put, type Json } from './own.ts'
import { INVALID, NULLED, tell, type Complete, type Shaping } from './shaping.ts'

/** Fills an object of the answer; false when a value the schema promises is missing. */
type Fill = (input: Json, output: Json, shaping: Shaping) => boolean
/** Compiles a root field about the schema. */
type OnSchemaField = (field: Field) => (variables: Json) => unknown

/**
 * Compiles what an operation selects into a function that shapes the merged answers of the subgraphs: only
 * what was asked for, in its order, by the runtime types, with nulls where values fail. Same results as
 * Apollo's `computeResponse`, without reading the schema for each object.
 * @returns the shaper of the root object; null means that `data` is null as a whole
 */
export function compileProjector(
  root: SelectionSetNode,
  rootType: GraphQLCompositeType,
  reading: Reading,
  onSchemaField: OnSchemaField,
): (data: Json, shaping: Shaping) => Json | null {
  const fill = compileFill([root], rootType, reading, onSchemaField)
  return (data, shaping) => {
    const output: Json = {}
    return fill(data, output, shaping) ? output : null
  }
}

function compileFill(
  sets: readonly SelectionSetNode[],
  type: GraphQLCompositeType,
  reading: Reading,
  onSchemaField: OnSchemaField,
): Fill {
  const parts = fieldsOf(sets, type, reading).map((field) =>
    compileField(field, type, reading, onSchemaField),
  )
  return (input, output, shaping) => {
    for (const part of parts) if (!part(input, output, shaping)) return false
    return true
  }
}

function compileField(
  field: Field,
  type: GraphQLCompositeType,
  reading: Reading,
  onSchemaField: OnSchemaField,
): Fill {
  const { responseName, node, parent } = field
  if (node.name.value === '__typename') return compileTypename(responseName, type, reading)
  if (field.type === null) {
    const ask = onSchemaField(field)
    return (_, output, { variables }) => {
      put(output, responseName, ask(variables))
      return true
    }
  }
  const complete = compileType(
    field.type,
    `field ${parent.name}.${responseName}`,
    field.sets,
    reading,
  )
  const plain = !isInherited(responseName)
  return (input, output, shaping) => {
    const { path } = shaping
    path.push(responseName)
    const value = complete(
      (plain ? input[responseName] : ownOf(input, responseName)) ?? null,
      shaping,
    )
    path.pop()
    if (value === INVALID) return false
    const given = value === NULLED ? null : value
    if (plain) output[responseName] = given
    else put(output, responseName, given)
    return true
  }
}

/** The name of the object's type; an object of an unknown kind cannot be answered. */
function compileTypename(
  responseName: string,
  type: GraphQLCompositeType,
  { schema }: Reading,
): Fill {
  const usual = isObjectType(type) ? type.name : null
  const plain = !isInherited(responseName)
  return (input, output) => {
    const given = (plain ? input[responseName] : ownOf(input, responseName)) ?? input['__typename']
    const name = given === usual ? usual : nameOf(given)
    if (name === null) return false
    if (plain) output[responseName] = name
    else put(output, responseName, name)
    return true
  }
  function nameOf(given: unknown): string | null {
    const named = typeof given === 'string' ? schema.getType(given) : undefined
    if (!named) return usual
    return isObjectType(named) ? named.name : null
  }
}

function compileType(
  type: GraphQLOutputType,
  place: string,
  sets: readonly SelectionSetNode[],
  reading: Reading,
): Complete {
  const nullable = compileNullable(getNullableType(type), place, sets, reading)
  if (!isNonNullType(type)) return nullable
  return (value, shaping) => {
    const completed = nullable(value, shaping)
    if (completed === NULLED) return INVALID
    if (completed !== null) return completed
    tell(shaping, `Cannot return null for non-nullable ${placeOf(place, shaping)}.`)
    return INVALID
  }
}

/** An element of a list is named by its index. */
function placeOf(place: string, { path }: Shaping): string {
  const last = path.at(-1)
  return typeof last === 'number' ? `${place} at index ${last}` : place
}

function compileNullable(
  type: GraphQLNullableType,
  place: string,
  sets: readonly SelectionSetNode[],
  reading: Reading,
): Complete {
  if (isListType(type) && isOutputType(type.ofType)) return compileList(type.ofType, sets, reading)
  if (isCompositeType(type)) return compileObject(type, place, sets, reading)
  if (isLeafType(type)) return compileValue(type, place)
  throw new Error(`${String(type)} is no type of an answer`)
}

function compileValue(type: GraphQLLeafType, place: string): Complete {
  const isLeaf = compileLeaf(type)
  return (value, shaping) => {
    if (value === null || isLeaf(value)) return value
    tell(shaping, `Invalid value found for ${placeOf(place, shaping)}.`)
    return NULLED
  }
}

function compileList(
  type: GraphQLOutputType,
  sets: readonly SelectionSetNode[],
  reading: Reading,
): Complete {
  const complete = compileType(
    type,
    `array element of type ${getNullableType(type)}`,
    sets,
    reading,
  )
  return (value, shaping) => {
    if (value === null) return null
    if (!Array.isArray(value)) throw new Error('a subgraph answered no list where one is promised')
    const { path } = shaping
    const output: unknown[] = []
    let invalid = false
    for (let at = 0; at < value.length; at += 1) {
      path.push(at)
      const element = complete(value[at] ?? null, shaping)
      path.pop()
      if (element === INVALID) invalid = true
      output.push(element === NULLED ? null : element)
    }
    return invalid ? NULLED : output
  }
}

function compileObject(
  type: GraphQLCompositeType,
  place: string,
  sets: readonly SelectionSetNode[],
  reading: Reading,
): Complete {
  const { schema } = reading
  const inner = (one: GraphQLCompositeType): Fill => compileFill(sets, one, reading, noSchemaField)
  const fills = new Map<string, Fill>()
  const fillOf = (name: string): Fill | null => {
    const known = fills.get(name)
    if (known) return known
    const named = compositeNamed(schema, name)
    if (!named) return null
    const fill = inner(named)
    fills.set(name, fill)
    return fill
  }
  return (value, shaping) => {
    if (value === null) return null
    if (!isJson(value)) throw new Error('a subgraph answered no object where one is promised')
    const typename = value['__typename'] ?? type.name
    const fill = typeof typename === 'string' ? fillOf(typename || type.name) : null
    if (!fill) {
      tell(shaping, `Invalid __typename found for object at ${placeOf(place, shaping)}.`)
      return NULLED
    }
    const output: Json = {}
    return fill(value, output, shaping) ? output : NULLED
  }
}

function noSchemaField({ responseName }: Field): never {
  throw new Error(`${responseName} is no field of its type`)
}
