import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, matchesGlob, relative } from 'node:path'
import { InMemoryCache } from '@apollo/client/cache'
import {
  assertAbstractType,
  isAbstractType,
  Kind,
  parse,
  print,
  validate,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
} from 'graphql'
import { readGraph } from './graph.ts'
import { laterParts } from './later-parts.ts'

const web = join(import.meta.dirname, '..')
const allowList = join(web, '../gateway/operations.json')

const QUESTIONS = 'src/staff/console/questions/*'

/** `later` is of the member's pages that load after the first. */
type Area = 'member' | 'later' | 'staff'

/** An operation of the web as it is trusted by the gateway. */
export interface TrustedOperation {
  name: string
  area: Area
  id: string
  document: string
}

/** Every operation under web/src with its id: the SHA-256 of the printed document as Apollo Client sends it. */
export function readOperations(): TrustedOperation[] {
  // the analyst's questions are asked ad hoc, as if they were typed
  const files = globSync('src/**/*.graphql', { cwd: web, exclude: [QUESTIONS] }).toSorted()
  const sources = files.map((file) => ({
    file,
    ast: parse(readFileSync(join(web, file), 'utf8'), { noLocation: true }),
  }))
  const fragments = new Map(
    sources.flatMap(({ ast }) =>
      ast.definitions
        .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
        .map((node) => [node.name.value, node] as const),
    ),
  )
  const found = sources.flatMap(({ file, ast }) =>
    ast.definitions
      .filter((node) => node.kind === Kind.OPERATION_DEFINITION)
      .map((node) => trust(file, withFragments(node, fragments))),
  )
  return found.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function withFragments(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): DocumentNode {
  const used = new Map<string, FragmentDefinitionNode>()
  const follow = (text: string) => {
    for (const [, name = ''] of text.matchAll(/\.\.\.\s*(?!on\b)(\w+)/g)) {
      const fragment = fragments.get(name)
      if (!fragment || used.has(name)) continue
      used.set(name, fragment)
      follow(print(fragment))
    }
  }
  follow(print(operation))
  return { kind: Kind.DOCUMENT, definitions: [operation, ...used.values()] }
}

const cache = new InMemoryCache()

function trust(file: string, written: DocumentNode): TrustedOperation {
  const ast = unmasked(written)
  const problems = validate(readGraph(), ast)
  if (problems.length > 0) throw new Error(`${file}: ${problems.map((p) => p.message).join('; ')}`)
  const [operation] = ast.definitions
  const name = operation?.kind === Kind.OPERATION_DEFINITION ? operation.name?.value : undefined
  if (name === undefined) throw new Error(`${file}: every operation needs a name`)
  const document = print(cache.transformDocument(ast))
  const id = `sha256:${createHash('sha256').update(document).digest('hex')}`
  return { name, area: areaOf(file), id, document }
}

function areaOf(file: string): Area {
  if (file.startsWith(join('src', 'staff'))) return 'staff'
  return laterParts.some((part) => matchesGlob(file, part)) ? 'later' : 'member'
}

/** `@unmask` is for Apollo Client, which takes it out of what it sends. */
function unmasked(ast: DocumentNode): DocumentNode {
  return visit(ast, { Directive: ({ name }) => (name.value === 'unmask' ? null : undefined) })
}

/** What the gateway trusts, as committed text. */
export function allowListText(operations: readonly TrustedOperation[]): string {
  const rows = operations
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, document }) => [id, document])
  return `${JSON.stringify(Object.fromEntries(rows), null, 2)}\n`
}

function idsText(operations: readonly TrustedOperation[], area: Area): string {
  const rows = operations.map(({ name, id }) => `  ${name}: '${id}',`)
  return `export const ${area}Ids: Readonly<Record<string, string>> = {\n${rows.join('\n')}\n}\n`
}

/** What the client of an area must know: the ids of its operations, and what its unions and interfaces can be. */
function areaText(operations: readonly TrustedOperation[], area: Area): string {
  const own = operations.filter((one) => one.area === area)
  return `${idsText(own, area)}\n${possibleTypesText(own, area)}`
}

/** Which types an interface or a union can be: the cache needs it for fragments on one. */
function possibleTypesText(operations: readonly TrustedOperation[], area: Area): string {
  const graph = readGraph()
  const documents = operations.map(({ document }) => document).join('\n')
  const named = new Set([...documents.matchAll(/\bon (\w+)/g)].map(([, name]) => name))
  const abstract = Object.values(graph.getTypeMap()).filter(
    (type) => isAbstractType(type) && named.has(type.name),
  )
  const rows = abstract.map((type) => {
    const names = graph
      .getPossibleTypes(assertAbstractType(type))
      .map((possible) => `'${possible.name}'`)
    return `  ${type.name}: [${names.join(', ')}],`
  })
  return `export const ${area}Types: Record<string, string[]> = {\n${rows.join('\n')}\n}\n`
}

function writeAll(operations: readonly TrustedOperation[]): void {
  mkdirSync(join(web, 'src/generated'), { recursive: true })
  for (const area of ['member', 'later', 'staff'] as const)
    writeFileSync(join(web, `src/generated/${area}-ids.ts`), areaText(operations, area))
  mkdirSync(dirname(allowList), { recursive: true })
  writeFileSync(allowList, allowListText(operations))
}

if (import.meta.main) {
  const operations = readOperations()
  const committed = existsSync(allowList) ? readFileSync(allowList, 'utf8') : ''
  if (!process.argv.includes('--check')) writeAll(operations)
  else if (committed !== allowListText(operations)) {
    console.error(`${relative(process.cwd(), allowList)} is stale: run npm run codegen`)
    process.exitCode = 1
  }
}
