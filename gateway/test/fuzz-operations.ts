import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'

/** One request of the fuzzer: JSON as it is sent, and what it is aimed at. */
export type FuzzRequest = { aim: string; body: string }

/** Texts that mean something to somebody on the way: a shell, a database, a page, a path, a log, a regular expression. */
const TEXTS = [
  '',
  ' ',
  'x',
  "' OR 1=1 --",
  '{"$ne":null}',
  '$where',
  '${7*7}',
  '<script>alert(1)</script>',
  '../../../../etc/passwd',
  '\u0000',
  '\ud800',
  '\u202e\u0301\u{1f600}',
  'a'.repeat(5_000),
  '(a+)+$',
  '__proto__',
  '0'.repeat(64),
  'ab'.repeat(32),
  '2023-02-30',
  '99999-01-01',
  '-1',
  'NaN',
]
const NUMBERS = [
  0,
  -0,
  1,
  -1,
  0.5,
  100,
  101,
  99_999_999,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  1e308,
]
const SHAPES = [
  null,
  true,
  false,
  [],
  [[]],
  [null],
  {},
  { $gt: '' },
  { a: { a: { a: 1 } } },
  ['x', 1, null],
  Array.from({ length: 40 }).reduce<unknown>((inside) => [inside], 1),
]
const ODD: readonly unknown[] = [...TEXTS, ...NUMBERS, ...SHAPES]

/** Odd values written into the document itself, where they are not even JSON. */
const LITERALS = [
  'null',
  '-1',
  '99999999',
  '1e400',
  '""',
  '"""block"""',
  '[]',
  '{}',
  '{a: 1}',
  '[[[[1]]]]',
  `${'['.repeat(40)}1${']'.repeat(40)}`,
  `${'{a: '.repeat(40)}1${'}'.repeat(40)}`,
  `${'[{a: '.repeat(20)}1${'}]'.repeat(20)}`,
  'ENUM',
  'true',
  '$missing',
  '"\\u0000"',
]

type Place = { path: string[]; type: GraphQLObjectType }

/**
 * Requests over the whole schema of queries: each field of each type that a query reaches, first with arguments that fit,
 * then each argument with everything that does not. The first part holds every field once, so that a run cut short by its
 * time has seen all of them.
 * @param roots leave out to take every root field of `Query`
 */
export function fuzzRequests(
  schema: GraphQLSchema,
  roots?: readonly string[],
): { all: FuzzRequest[]; odd: FuzzRequest[] } {
  const places = placesIn(schema, roots)
  const all: FuzzRequest[] = []
  const odd: FuzzRequest[] = []
  for (const { path, type } of places)
    for (const field of Object.values(type.getFields())) {
      if (path.length === 0 && roots && !roots.includes(field.name)) continue
      const aim = `${type.name}.${field.name}`
      all.push(request(aim, path, field, []))
      for (const argument of field.args) odd.push(...oddRequests(aim, path, field, argument))
    }
  return { all, odd }
}

/** Types a query reaches, each by its shortest way from the top. */
function placesIn(schema: GraphQLSchema, roots?: readonly string[]): Place[] {
  const query = schema.getQueryType()
  if (!query) return []
  const places: Place[] = [{ path: [], type: query }]
  const seen = new Set<string>([query.name])
  for (const { path, type } of places)
    for (const field of Object.values(type.getFields())) {
      if (path.length === 0 && roots && !roots.includes(field.name)) continue
      for (const inner of objectsOf(schema, getNamedType(field.type))) {
        if (seen.has(inner.name)) continue
        seen.add(inner.name)
        const given = written(field.args.filter((one) => isNonNullType(one.type)))
        const step = `${field.name}${given}`
        const on = isObjectType(getNamedType(field.type)) ? [] : [`... on ${inner.name}`]
        places.push({ path: [...path, step, ...on], type: inner })
      }
    }
  return places
}

function objectsOf(schema: GraphQLSchema, type: GraphQLNamedType): readonly GraphQLObjectType[] {
  if (isObjectType(type)) return [type]
  return isAbstractType(type) ? schema.getPossibleTypes(type) : []
}

type Field = GraphQLField<unknown, unknown>
/** `name: literal`, or `name: $v` with its variable. */
type Given = { name: string; text: string }

function request(
  aim: string,
  path: readonly string[],
  field: Field,
  given: readonly Given[],
  declared = '',
  variables: Record<string, unknown> = {},
): FuzzRequest {
  const others = field.args.filter(
    ({ name, type }) => isNonNullType(type) && !given.some((one) => one.name === name),
  )
  const args = [...given, ...others.map((one) => ({ name: one.name, text: literalOf(one.type) }))]
  const list = args.map(({ name, text }) => `${name}: ${text}`).join(', ')
  const call = `${field.name}${list && `(${list})`} ${selectionOf(getNamedType(field.type))}`
  const query = `query${declared} ${path.reduceRight((inner, step) => `{ ${step} ${inner} }`, `{ ${call} }`)}`
  return { aim, body: JSON.stringify({ query, variables }) }
}

function oddRequests(
  aim: string,
  path: readonly string[],
  field: Field,
  { name, type }: GraphQLArgument,
): FuzzRequest[] {
  const given = [{ name, text: '$v' }]
  const byVariable = ODD.map((value) =>
    request(`${aim}(${name})`, path, field, given, `($v: ${String(type)})`, { v: value }),
  )
  const inside = insideOf(type).map((value) =>
    request(`${aim}(${name})`, path, field, given, `($v: ${String(type)})`, { v: value }),
  )
  const byLiteral = LITERALS.map((text) =>
    request(`${aim}(${name})`, path, field, [{ name, text }]),
  )
  return [...byVariable, ...inside, ...byLiteral]
}

/** Input objects with one odd field each, and lists of one odd element. */
function insideOf(type: GraphQLInputType): unknown[] {
  const bare = getNullableType(type)
  if (isListType(bare)) return ODD.slice(0, 12).map((value) => [value])
  if (!isInputObjectType(bare)) return []
  const whole = valueOf(bare)
  return Object.keys(bare.getFields()).flatMap((name) =>
    ODD.map((value) => (typeof whole === 'object' ? { ...whole, [name]: value } : value)),
  )
}

/** All that needs no more arguments, and the names of what is inside. */
function selectionOf(type: GraphQLNamedType): string {
  if (!isCompositeType(type)) return ''
  if (isUnionType(type)) return '{ __typename }'
  const leaves = Object.values(type.getFields()).filter(
    ({ args }) => !args.some((one) => isNonNullType(one.type)),
  )
  const parts = leaves.map((field) => {
    const inner = getNamedType(field.type)
    return isCompositeType(inner) ? `${field.name} { __typename }` : field.name
  })
  return `{ __typename ${parts.join(' ')} }`
}

function written(args: readonly GraphQLArgument[]): string {
  const list = args.map(({ name, type }) => `${name}: ${literalOf(type)}`).join(', ')
  return list && `(${list})`
}

function valueOf(type: GraphQLInputType): unknown {
  const bare = getNullableType(type)
  if (isListType(bare)) return [valueOf(bare.ofType)]
  if (isEnumType(bare)) return bare.getValues()[0]?.name
  if (isInputObjectType(bare))
    return Object.fromEntries(
      Object.values(bare.getFields())
        .filter((field) => isNonNullType(field.type))
        .map((field) => [field.name, valueOf(field.type)]),
    )
  const values: Readonly<Record<string, unknown>> = {
    Int: 1,
    Float: 1,
    Boolean: true,
    Date: '2023-06-30',
  }
  return values[bare.name] ?? 'U-0001'
}

function literalOf(type: GraphQLInputType): string {
  const bare = getNullableType(type)
  if (isListType(bare)) return `[${literalOf(bare.ofType)}]`
  if (isEnumType(bare)) return bare.getValues()[0]?.name ?? 'null'
  if (!isInputObjectType(bare)) return JSON.stringify(valueOf(bare))
  const needed = Object.values(bare.getFields()).filter((field) => isNonNullType(field.type))
  return `{ ${needed.map((field) => `${field.name}: ${literalOf(field.type)}`).join(', ')} }`
}

/** The same order for the same seed: a failure can be had again (mulberry32). */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
  let state = seed
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return list
    .map((one) => [random(), one] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, one]) => one)
}

/** What no answer may hold: a server's fault, a trace of its code, a hint at what else there is. */
export function faultOf(status: number, text: string): string | null {
  if (status >= 500) return `HTTP ${status}`
  if (/"code":"(INTERNAL|INTERNAL_SERVER_ERROR)"/.test(text)) return 'a bug told as INTERNAL'
  const trace =
    /node_modules|\bat [\w.<> ]+ \(|\.(?:ts|js):\d+|stacktrace|Did you mean|ECONN|127\.0\.0\.1|MongoServer/.exec(
      text,
    )
  if (trace) return `tells of itself: ${trace[0]}`
  return text.startsWith('{') ? null : 'no JSON'
}
