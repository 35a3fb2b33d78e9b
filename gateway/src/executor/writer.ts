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
import { bytesOf } from './json-bytes.ts'
import { compileLeaf } from './leaf.ts'
import { isInherited, isJson, ownOf, type Json } from './own.ts'
import {
  INVALID,
  NULLED,
  tell,
  WRITTEN,
  type Outcome,
  type Shaping,
  type Write,
} from './shaping.ts'

/** Writes a field of an object, or all of them; false when a value the schema promises is missing. */
type Part = (input: Json, shaping: Shaping) => boolean
/** Compiles a root field about the schema. */
type OnSchemaField = (field: Field) => (variables: Json) => unknown
/** Where a field stands: behind which label, and what a message calls it. */
type Place = { label: string; name: string; words: string }

/**
 * Compiles what an operation selects into a function that writes the merged answers of the subgraphs as JSON: only
 * what was asked for, in its order, by the runtime types, with nulls where values fail. Same results as Apollo's
 * `computeResponse` and JSON.stringify, in one pass, without an object in between and without reading the schema.
 * @returns the writer of the root object; false means that `data` is null as a whole
 */
export function compileWriter(
  root: SelectionSetNode,
  rootType: GraphQLCompositeType,
  reading: Reading,
  onSchemaField: OnSchemaField,
): Part {
  return compileFields([root], rootType, reading, onSchemaField)
}

function compileFields(
  sets: readonly SelectionSetNode[],
  type: GraphQLCompositeType,
  reading: Reading,
  onSchemaField: OnSchemaField,
): Part {
  const fields = fieldsOf(sets, type, reading)
  if (fields.length === 0) return constant('{}')
  const parts = fields.map((field, at) => {
    const label = `${at === 0 ? '{' : ','}${JSON.stringify(field.responseName)}:`
    return compileField(field, label, type, reading, onSchemaField)
  })
  return (input, shaping) => {
    for (const part of parts) if (!part(input, shaping)) return false
    shaping.out.put(END)
    return true
  }
}

const [END, LIST, LIST_END, COMMA, NULL] = [
  bytesOf('}'),
  bytesOf('['),
  bytesOf(']'),
  bytesOf(','),
  bytesOf('null'),
]

function constant(json: string): Part {
  const bytes = bytesOf(json)
  return (_, { out }) => {
    out.put(bytes)
    return true
  }
}

function compileField(
  field: Field,
  label: string,
  type: GraphQLCompositeType,
  reading: Reading,
  onSchemaField: OnSchemaField,
): Part {
  const { responseName, node, parent } = field
  if (node.name.value === '__typename') return compileTypename(responseName, label, type, reading)
  if (field.type === null) {
    const ask = onSchemaField(field)
    const start = bytesOf(label)
    return (_, { variables, out }) => {
      out.put(start)
      out.value(ask(variables) ?? null)
      return true
    }
  }
  const place = { label, name: responseName, words: `field ${parent.name}.${responseName}` }
  const nullable = getNullableType(field.type)
  return isLeafType(nullable)
    ? compileLeafField(nullable, field.type, place)
    : compileDeepField(field.type, place, field.sets, reading)
}

/** A field that is a leaf: the most of an answer, so its place is only taken down when it has to be told. */
function compileLeafField(type: GraphQLLeafType, given: GraphQLOutputType, place: Place): Part {
  const { label, name, words } = place
  const leaf = compileLeaf(type, label)
  const read = reader(name)
  const empty = constant(`${label}null`)
  const isRequired = isNonNullType(given)
  return (input, shaping) => {
    const value = read(input)
    if (value === null && !isRequired) return empty(input, shaping)
    if (value !== null && leaf(shaping.out, value)) return true
    shaping.path.push(name)
    tell(shaping, value === null ? missing(words, shaping) : invalid(words, shaping))
    shaping.path.pop()
    return !isRequired && empty(input, shaping)
  }
}

function compileDeepField(
  type: GraphQLOutputType,
  { label, name, words }: Place,
  sets: readonly SelectionSetNode[],
  reading: Reading,
): Part {
  const write = compileType(type, words, sets, reading)
  const read = reader(name)
  const start = bytesOf(label)
  return (input, shaping) => {
    const { path, out } = shaping
    out.put(start)
    const before = out.at
    path.push(name)
    const outcome = write(read(input), shaping)
    path.pop()
    if (outcome === WRITTEN) return true
    out.at = before
    out.put(NULL)
    return outcome === NULLED
  }
}

function reader(name: string): (input: Json) => unknown {
  return isInherited(name) ? (input) => ownOf(input, name) ?? null : (input) => input[name] ?? null
}

/** The name of the object's type; an object of an unknown kind cannot be answered. */
function compileTypename(
  responseName: string,
  label: string,
  type: GraphQLCompositeType,
  { schema }: Reading,
): Part {
  const usual = isObjectType(type) ? type.name : null
  const read = reader(responseName)
  const whole = constant(`${label}"${usual}"`)
  const start = bytesOf(label)
  return (input, shaping) => {
    const given = read(input) ?? input['__typename']
    if (given === usual && usual !== null) return whole(input, shaping)
    const name = nameOf(given)
    if (name === null) return false
    shaping.out.put(start)
    shaping.out.text(name)
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
  words: string,
  sets: readonly SelectionSetNode[],
  reading: Reading,
): Write {
  const nullable = compileNullable(getNullableType(type), words, sets, reading)
  const isRequired = isNonNullType(type)
  return (value, shaping) => {
    if (value !== null) {
      const outcome = nullable(value, shaping)
      return outcome === NULLED && isRequired ? INVALID : outcome
    }
    if (isRequired) {
      tell(shaping, missing(words, shaping))
      return INVALID
    }
    shaping.out.put(NULL)
    return WRITTEN
  }
}

function missing(words: string, shaping: Shaping): string {
  return `Cannot return null for non-nullable ${placeOf(words, shaping)}.`
}

function invalid(words: string, shaping: Shaping): string {
  return `Invalid value found for ${placeOf(words, shaping)}.`
}

/** An element of a list is named by its index. */
function placeOf(words: string, { path }: Shaping): string {
  const last = path.at(-1)
  return typeof last === 'number' ? `${words} at index ${last}` : words
}

/** Of a value that is there. */
function compileNullable(
  type: GraphQLNullableType,
  words: string,
  sets: readonly SelectionSetNode[],
  reading: Reading,
): Write {
  if (isListType(type) && isOutputType(type.ofType)) return compileList(type.ofType, sets, reading)
  if (isCompositeType(type)) return compileObject(type, words, sets, reading)
  if (isLeafType(type)) return compileValue(type, words)
  throw new Error(`${String(type)} is no type of an answer`)
}

function compileValue(type: GraphQLLeafType, words: string): Write {
  const leaf = compileLeaf(type, '')
  return (value, shaping) => {
    if (leaf(shaping.out, value)) return WRITTEN
    tell(shaping, invalid(words, shaping))
    return NULLED
  }
}

function compileList(
  type: GraphQLOutputType,
  sets: readonly SelectionSetNode[],
  reading: Reading,
): Write {
  const words = `array element of type ${getNullableType(type)}`
  const write = compileType(type, words, sets, reading)
  return (value, shaping) => {
    if (!Array.isArray(value)) throw new Error('a subgraph answered no list where one is promised')
    const { path, out } = shaping
    let outcome: Outcome = WRITTEN
    out.put(LIST)
    for (let at = 0; at < value.length; at += 1) {
      if (at > 0) out.put(COMMA)
      const before = out.at
      path.push(at)
      const element = write(value[at] ?? null, shaping)
      path.pop()
      if (element === WRITTEN) continue
      out.at = before
      out.put(NULL)
      // goes on behind an element that spoils the list: each fault of it is told
      if (element === INVALID) outcome = NULLED
    }
    out.put(LIST_END)
    return outcome
  }
}

function compileObject(
  type: GraphQLCompositeType,
  words: string,
  sets: readonly SelectionSetNode[],
  reading: Reading,
): Write {
  const known = new Map<string, Part>()
  const fieldsFor = (name: string): Part | null => {
    const found = known.get(name)
    if (found) return found
    const named = compositeNamed(reading.schema, name)
    if (!named) return null
    const fields = compileFields(sets, named, reading, noSchemaField)
    known.set(name, fields)
    return fields
  }
  return (value, shaping) => {
    if (!isJson(value)) throw new Error('a subgraph answered no object where one is promised')
    const typename = value['__typename'] ?? type.name
    const fields = typeof typename === 'string' ? fieldsFor(typename || type.name) : null
    if (!fields) {
      tell(shaping, `Invalid __typename found for object at ${placeOf(words, shaping)}.`)
      return NULLED
    }
    return fields(value, shaping) ? WRITTEN : NULLED
  }
}

function noSchemaField({ responseName }: Field): never {
  throw new Error(`${responseName} is no field of its type`)
}
