import { buildSubgraphSchema } from '@apollo/subgraph'
import {
  execute,
  getNullableType,
  GraphQLError,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  type DocumentNode,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql'
import { readSubgraphSdl } from '../src/compose.ts'
import { failedAnswer } from '../src/subgraph-answer.ts'
import type { CallSubgraph, SubgraphRequest } from '../src/subgraph-call.ts'
import { SUBGRAPHS, type SubgraphName } from '../src/subgraphs.ts'
import type { SubgraphAnswer } from '../src/representations.ts'

/** How much goes wrong, in a thousand. */
export type Trouble = {
  nulls: number
  errors: number
  missing: number
  /** Values of the wrong kind, and nulls without an error, in the answers. */
  lies: number
  dead: readonly SubgraphName[]
}
export const NO_TROUBLE: Trouble = { nulls: 0, errors: 0, missing: 0, lies: 0, dead: [] }

type Mock = { __typename: string; seed: string; id?: string }

/**
 * The five subgraphs with their real contracts and values that depend on nothing but type, id, field and
 * arguments: whoever asks the same twice, or asks two subgraphs about one entity, gets one story.
 */
export function mockSubgraphs() {
  const schemas = new Map(SUBGRAPHS.map((name) => [name, mockSchema(name)] as const))
  const documents = new Map<string, DocumentNode>()
  const calls: { name: SubgraphName; request: SubgraphRequest }[] = []
  const documentOf = (query: string): DocumentNode => {
    const document = documents.get(query) ?? parse(query, { noLocation: true })
    documents.set(query, document)
    return document
  }
  const callOf =
    (trouble: Trouble) =>
    (name: SubgraphName): CallSubgraph =>
    async (request, context) => {
      calls.push({ name, request })
      if (trouble.dead.includes(name))
        return failedAnswer('SUBGRAPH_UNAVAILABLE', name, request.query, context)
      const result = await execute({
        schema: schemas.get(name)!,
        document: documentOf(request.query),
        variableValues: request.variables,
        operationName: request.operationName,
        contextValue: trouble,
        fieldResolver: mockField,
        typeResolver: ({ __typename }: Mock) => __typename,
      })
      // as over the network: own objects, no undefined, errors without a prototype
      const answer = JSON.parse(JSON.stringify(result)) as SubgraphAnswer
      lieInAnswer(answer, request, trouble)
      return answer
    }
  return { callOf, calls }
}

function mockSchema(name: SubgraphName): GraphQLSchema {
  const typeDefs = parse(readSubgraphSdl(name))
  const plain = buildSubgraphSchema([{ typeDefs, resolvers: {} }])
  const resolvers = Object.fromEntries(
    Object.values(plain.getTypeMap())
      .filter((type) => isObjectType(type) && 'id' in type.getFields())
      .map(({ name: typename }) => [typename, { __resolveReference: resolveReference(typename) }]),
  )
  const entities = new Set(
    [...readSubgraphSdl(name).matchAll(/type (\w+) @key/g)].map(([, typename]) => typename),
  )
  const own = Object.fromEntries(Object.entries(resolvers).filter(([type]) => entities.has(type)))
  return buildSubgraphSchema([{ typeDefs, resolvers: own }])
}

function resolveReference(typename: string) {
  return ({ id }: { id: string }, trouble: Trouble): Mock | null => {
    if (happens(trouble.missing, 'missing', typename, id)) return null
    if (happens(trouble.errors, 'refused', typename, id)) throw errorAt(`${typename} ${id}`)
    return { __typename: typename, seed: `${typename} ${id}`, id }
  }
}

function mockField(parent: unknown, args: object, trouble: Trouble, info: GraphQLResolveInfo) {
  const { seed, id } = (parent ?? { seed: info.parentType.name }) as Mock
  const { fieldName, returnType } = info
  if (fieldName === 'id' && id !== undefined) return id
  const place = `${seed} ${fieldName} ${JSON.stringify(args)}`
  // a value that may be missing fails often; one that is promised, seldom
  const usual = isNonNullType(returnType) ? 4 : 1
  if (happens(trouble.errors / usual, 'error', place)) throw errorAt(place)
  if (happens(trouble.nulls / (usual * 3), 'null', place)) return null
  return mockValue(returnType, place, trouble, info.schema)
}

function mockValue(
  given: GraphQLOutputType,
  place: string,
  trouble: Trouble,
  schema: GraphQLSchema,
): unknown {
  const type = getNullableType(given)
  if (isListType(type))
    return Array.from({ length: hash(`length ${place}`) % 4 }, (_, at) =>
      !isNonNullType(type.ofType) && happens(trouble.nulls, 'element', place, `${at}`)
        ? null
        : mockValue(type.ofType as GraphQLOutputType, `${place} ${at}`, trouble, schema),
    )
  if (isAbstractType(type)) {
    const possible = schema.getPossibleTypes(type)
    return mockObject(possible[hash(`kind ${place}`) % possible.length]!.name, place, schema)
  }
  if (isObjectType(type)) return mockObject(type.name, place, schema)
  if (isEnumType(type)) {
    const values = type.getValues()
    return values[hash(place) % values.length]!.name
  }
  return mockLeaf(String(type), place)
}

/** Few ids, so that lists hold duplicates. */
function mockObject(typename: string, place: string, schema: GraphQLSchema): Mock {
  const type = schema.getType(typename)
  if (!isObjectType(type) || !('id' in type.getFields()))
    return { __typename: typename, seed: place }
  const id = `${typename}-${hash(`id ${place}`) % 4}`
  return { __typename: typename, seed: `${typename} ${id}`, id }
}

function mockLeaf(typename: string, place: string): unknown {
  const number = hash(place)
  if (typename === 'Int') return number % 1000
  if (typename === 'Float') return (number % 1000) / 8
  if (typename === 'Boolean') return number % 2 === 0
  return `${place.slice(-20)} é "${number % 97}"\n`
}

const WRONG: readonly unknown[] = [null, 'SOMETHING', 1.5, true, 'Nobody']

/** What is wrong about an entity is wrong wherever, and together with whatever, it is asked for. */
function lieInAnswer({ data }: SubgraphAnswer, { variables }: SubgraphRequest, trouble: Trouble) {
  for (const [key, value] of Object.entries(data ?? {})) {
    const variable = key.replace('_entities', 'representations')
    const asked = Object.hasOwn(variables, variable) ? (variables[variable] as unknown[]) : null
    if (!asked || !Array.isArray(value)) lie({ [key]: value }, '', trouble)
    else for (const [at, one] of value.entries()) lie(one, JSON.stringify(asked[at]), trouble)
  }
}

/** Spoils single values of an answer, but never its lists: Apollo's executor gives those up as a whole. */
function lie(value: unknown, place: string, trouble: Trouble): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, one] of Object.entries(value)) {
    const here = `${place} ${key}`
    const isLeaf = typeof one !== 'object' || one === null
    if (Array.isArray(one) || !happens(trouble.lies, 'lie', here)) lie(one, here, trouble)
    else Object.assign(value, { [key]: isLeaf ? wrongFor(key, here) : null })
  }
}

/** A __typename stays a word: anything else, and Apollo's executor gives the answer up as a whole. */
function wrongFor(key: string, here: string): unknown {
  return key === '__typename' ? 'Nobody' : WRONG[hash(here) % WRONG.length]
}

function errorAt(place: string): GraphQLError {
  const coded = hash(`code ${place}`) % 2 === 0
  return new GraphQLError(`no ${place}`, coded ? { extensions: { code: 'NOT_ALLOWED' } } : {})
}

function happens(inThousand: number, ...place: string[]): boolean {
  return inThousand > 0 && hash(place.join(' ')) % 1000 < inThousand
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1)
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0
  return (value ^ (value >>> 15)) >>> 0
}
