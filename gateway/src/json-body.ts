import type { IncomingMessage } from 'node:http'
import { isJson } from './media-type.ts'
import { Refusal } from './refusal.ts'
import { isRecord } from './subgraph-answer.ts'

/** A GraphQL request as it came, with its size in bytes. */
export type GraphqlBody = {
  documentId: string | undefined
  query: string | undefined
  operationName: string | undefined
  variables: Record<string, unknown>
  bytes: number
}

/** Bytes of a request; an anonymous one has its own, smaller limit (privacy.md 6.3). */
export const MAX_BODY = 64 * 1024
export const MAX_ANONYMOUS_BODY = 8 * 1024
/** Lists and objects inside one another in the variables; thousands exhaust the stack of whoever writes them again. */
const MAX_NESTED_VARIABLES = 20

/**
 * Reads one GraphQL request: JSON, one operation, no batch.
 * @throws Refusal BODY_TOO_LARGE (413), BAD_REQUEST (400, 415), TOO_DEEP (400)
 */
export async function readGraphqlBody(request: IncomingMessage): Promise<GraphqlBody> {
  // a JSON type cannot be sent by another site's form: the preflight stops it
  if (!isJson(request.headers['content-type'])) throw new Refusal('BAD_REQUEST', 415)
  if (request.headers['content-encoding'] !== undefined) throw new Refusal('BAD_REQUEST', 415)
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY)
    throw new Refusal('BODY_TOO_LARGE', 413)
  const bytes = await readBytes(request)
  const { documentId, query, operationName, variables, extensions } = parseObject(bytes)
  if (!isOptional(documentId) || !isOptional(query) || !isOptional(operationName))
    throw badRequest()
  if (!isOptionalMap(variables) || !isOptionalMap(extensions)) throw badRequest()
  if (isDeeper(variables, MAX_NESTED_VARIABLES))
    throw new Refusal('TOO_DEEP', 400, 'vi', { rule: `AT_MOST_${MAX_NESTED_VARIABLES}` })
  return {
    documentId: documentId ?? undefined,
    query: query ?? undefined,
    operationName: operationName ?? undefined,
    variables: variables ?? {},
    bytes: bytes.length,
  }
}

/** Not `for await`: leaving that loop early destroys the socket before the refusal is written. */
function readBytes(request: IncomingMessage): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  const chunks: Buffer[] = []
  let size = 0
  const take = (chunk: Buffer): void => {
    size += chunk.length
    if (size <= MAX_BODY) return void chunks.push(chunk)
    request.off('data', take).pause()
    reject(new Refusal('BODY_TOO_LARGE', 413))
  }
  request.on('data', take)
  request.once('end', () => resolve(Buffer.concat(chunks)))
  request.once('error', reject)
  // also when nobody says why: what waits for a body would keep its graph from being let go. After the whole body it
  // closes too, and a refusal made for nothing is a stack trace for each request
  request.once('close', () => {
    if (!request.readableEnded) reject(badRequest())
  })
  return promise
}

const strict = new TextDecoder('utf-8', { fatal: true })

function parseObject(bytes: Buffer): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(strict.decode(bytes))
    if (isRecord(parsed)) return parsed
  } catch {
    // not UTF-8 or not JSON: the same answer as JSON of another shape
  }
  throw badRequest()
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1))
}

function isOptionalMap(value: unknown): value is Record<string, unknown> | null | undefined {
  return value === undefined || value === null || isRecord(value)
}

function isOptional(value: unknown): value is string | null | undefined {
  return value === undefined || value === null || typeof value === 'string'
}

function badRequest(): Refusal {
  return new Refusal('BAD_REQUEST', 400)
}
