import {
  GraphQLError,
  Kind,
  parse,
  validate,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { anonymityOf, type Anonymity } from './anonymous.ts'
import { MAX_TOKENS } from './limits.ts'
import { isQuiet, isUntold } from './quiet.ts'
import { Refusal, SYNTAX } from './refusal.ts'

/** A parsed operation, and whether it is one of the web's own. */
export type Operation = {
  text: string
  document: DocumentNode
  trusted: boolean
  /** Queries only, in every operation of the document. */
  asksOnly: boolean
  anonymity: Anonymity
  /** Leaves no line in the log. */
  quiet: boolean
  /** Telemetry knows nothing of it. */
  untold: boolean
  /** The one operation of a trusted document: the same plan whatever name the client sends. */
  name: string | undefined
}

export type Operations = {
  trusted: readonly Operation[]
  /** Whether a text is one of the approved, without reading it. */
  knows: (query: string) => boolean
  /** @throws Refusal OPERATION_UNKNOWN, TOO_MANY_TOKENS, BAD_REQUEST */
  find: (asked: { documentId?: string | undefined; query?: string | undefined }) => Operation
}

export type AllowList = Readonly<Record<string, string>>

const FILE = join(import.meta.dirname, '../operations.json')
const rows = z.record(z.string().regex(/^sha256:[0-9a-f]{64}$/), z.string())

/** The committed allow-list of the web's operations: id -> document. Empty until the web has written it. */
export function readAllowList(file = FILE): AllowList {
  return existsSync(file) ? rows.parse(JSON.parse(readFileSync(file, 'utf8'))) : {}
}

/** The documents this graph can answer; the others are unknown, like any text nobody has approved. */
export function fitting(allowed: AllowList, schema: GraphQLSchema): AllowList {
  const rowsThatFit = Object.entries(allowed).filter(
    ([, text]) => validate(schema, parseText(text)).length === 0,
  )
  return Object.fromEntries(rowsThatFit)
}

/** The id of a trusted document: SHA-256 of its text, as the web's tool prints it. */
export function idOf(text: string): string {
  return `sha256:${hashOf(text)}`
}

/** The hash alone, by which Apollo's gateway knows a text. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/**
 * The operations the gateway knows, each parsed once.
 * @throws Error when an id is not the hash of its document
 */
export function createOperations(allowed: AllowList): Operations {
  const known = new Map(Object.entries(allowed).map(([id, text]) => [id, trust(id, text)]))
  return {
    trusted: [...known.values()],
    knows: (query) => known.has(idOf(query)),
    find: ({ documentId, query }) => {
      if (documentId !== undefined && query !== undefined) throw new Refusal('BAD_REQUEST', 400)
      if (query === undefined && documentId === undefined) throw new Refusal('BAD_REQUEST', 400)
      const found = known.get(documentId ?? idOf(query ?? ''))
      if (found) return found
      if (query === undefined) throw new Refusal('OPERATION_UNKNOWN', 400)
      return describe(query, false)
    },
  }
}

function trust(id: string, text: string): Operation {
  if (idOf(text) !== id) throw new Error(`operations.json: ${id} is not the hash of its document`)
  return describe(text, true)
}

function describe(text: string, trusted: boolean): Operation {
  const document = parseText(text)
  const names = document.definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION ? [node.name?.value] : [],
  )
  const name = trusted && names.length === 1 ? names[0] : undefined
  return {
    text,
    document,
    trusted,
    asksOnly: document.definitions.every(asks),
    anonymity: anonymityOf(document),
    quiet: isQuiet(document),
    untold: anonymityOf(document) !== 'none' || isUntold(document),
    name,
  }
}

function asks(node: DefinitionNode): boolean {
  return node.kind !== Kind.OPERATION_DEFINITION || node.operation === 'query'
}

function parseText(text: string): DocumentNode {
  try {
    return parse(text, { maxTokens: MAX_TOKENS })
  } catch (error) {
    // brackets in brackets: the reader ran out of stack before it ran out of tokens
    if (error instanceof RangeError) throw new Refusal('BAD_REQUEST', 400, 'vi', { rule: SYNTAX })
    if (!(error instanceof GraphQLError)) throw error
    if (/ tokens\b/.test(error.message)) throw new Refusal('TOO_MANY_TOKENS', 400)
    throw new Refusal('BAD_REQUEST', 400, 'vi', { rule: SYNTAX, because: error })
  }
}
