import type { Logger } from '@tinnhiem/kit/logger'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Dispatcher, Pool } from 'undici'
import * as z from 'zod'
import { endGently } from '@tinnhiem/kit/end-gently'
import { identityForFile, type FileDoor } from './file-identity.ts'
import { post } from './post.ts'
import { Refusal } from './refusal.ts'
import { refuseOtherSites } from './same-site.ts'
import { writeHead } from './security-headers.ts'
import { unavailable } from './unavailable.ts'
import { measured, MOST_UPLOADED } from './upload-body.ts'
import { languageOf } from './words.ts'

export type EvidenceDoor = FileDoor & {
  /** Connections of its own: slow uploads hold up nobody's queries. */
  pool: Pool
  /** Runs an upload under the ceiling of all. */
  ceiling: <T>(work: () => Promise<T>) => Promise<T>
  /** Milliseconds for a whole upload, for the next bytes of one, and for an answer. */
  limits: { wholeMs: number; idleMs: number; answerMs: number }
  log: Logger
}

type Asked = { door: EvidenceDoor; request: IncomingMessage; response: ServerResponse }

const TICKET = /^\/evidence\/([\w-]{43})$/
const EVIDENCE = /^\/evidence\/(EV-[\w-]{22})$/
const opened = z.object({ upload: z.string() })
const stored = z.object({ id: z.string() })
const refused = z.object({ code: z.string(), message: z.string() })
const HEAD_BYTES = 65_536

/**
 * Evidence comes in by `PUT /evidence/<one-time ticket>` and goes out by `GET /evidence/<id>`, as streams: nothing whole
 * is ever held here (issue 5, item 3). It is paid for before the ticket is spent, and the ticket is spent before the first
 * byte of the body is read.
 * @throws Refusal for what is not passed on
 */
export async function answerEvidence(asked: Asked, path: string): Promise<void> {
  const { method } = asked.request
  const [ticket, id] = [TICKET.exec(path)?.[1], EVIDENCE.exec(path)?.[1]]
  if (method === 'PUT' && ticket !== undefined) return await takeIn(asked, ticket)
  if (method === 'GET' && id !== undefined) return await handOut(asked, id)
  if (method === 'PUT' || method === 'GET') throw new Refusal('NOT_FOUND', 404)
  throw new Refusal('BAD_REQUEST', 405)
}

async function takeIn({ door, request, response }: Asked, ticket: string): Promise<void> {
  refuseOtherSites(request.headers)
  if (request.headers['content-encoding'] !== undefined) throw new Refusal('BAD_REQUEST', 415)
  if (Number(request.headers['content-length'] ?? 0) > MOST_UPLOADED)
    throw new Refusal('BODY_TOO_LARGE', 413, languageOf(request.headers['accept-language']))
  const headers = await identityOf(door, request)
  await door.ceiling(async () => {
    const upload = await spend(door, ticket, headers, response)
    if (upload === null) return
    const answer = await send(door, request, upload, headers)
    passOn(answer.status, answer.text, response)
  })
  await endGently(request, response)
}

/** Null when the ticket is not taken: the refusal is then on its way. */
async function spend(
  door: EvidenceDoor,
  ticket: string,
  headers: Record<string, string>,
  response: ServerResponse,
): Promise<string | null> {
  const limits = { timeoutMs: door.limits.answerMs, maxBytes: HEAD_BYTES }
  const { status, text } = await reach(post(door.pool, `/evidence/${ticket}`, headers, '', limits))
  if (status === 200) return opened.parse(JSON.parse(text)).upload
  passOn(status, text, response)
  return null
}

async function send(
  { pool, limits }: EvidenceDoor,
  request: IncomingMessage,
  upload: string,
  identity: Record<string, string>,
): Promise<{ status: number; text: string }> {
  const body = Readable.from(measured(request, limits), { objectMode: false })
  const headers = { ...identity, 'content-type': 'application/octet-stream' }
  const { wholeMs, answerMs: headersTimeout } = limits
  const signal = AbortSignal.timeout(wholeMs + headersTimeout)
  const path = `/evidence/${upload}`
  const answer = await reach(
    pool.request({ path, method: 'PUT', headers, body, signal, headersTimeout: wholeMs }),
  )
  return { status: answer.statusCode, text: await textOf(answer.body) }
}

async function handOut({ door, request, response }: Asked, id: string): Promise<void> {
  const headers = await identityOf(door, request)
  const { answerMs, wholeMs } = door.limits
  const signal = AbortSignal.timeout(wholeMs)
  const answer = await reach(
    door.pool.request({
      path: `/evidence/${id}`,
      method: 'GET',
      headers,
      headersTimeout: answerMs,
      signal,
    }),
  )
  if (answer.statusCode !== 200) {
    passOn(answer.statusCode, await textOf(answer.body), response)
    return void response.end()
  }
  writeHead(response, 200, {
    'content-type': headerOf(answer, 'content-type'),
    'content-length': headerOf(answer, 'content-length'),
    'content-disposition': headerOf(answer, 'content-disposition'),
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'private, no-store',
  })
  await pipeline(answer.body, response)
}

async function identityOf(
  door: EvidenceDoor,
  request: IncomingMessage,
): Promise<Record<string, string>> {
  return { 'x-tinnhiem-identity': await identityForFile(door, request) }
}

/** What the service says, with nothing of it but id, code and sentence; the caller ends the answer. */
function passOn(status: number, text: string, response: ServerResponse): void {
  const body = JSON.stringify(
    status === 201 ? stored.parse(JSON.parse(text)) : errorsOf(status, text),
  )
  writeHead(response, status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    ...(status === 201 ? {} : { connection: 'close' }),
  })
  response.write(body)
}

function errorsOf(status: number, text: string) {
  if (status < 400 || status > 503 || status === 500) throw unavailable('campaigns')
  const { code, message } = refused.parse(JSON.parse(text))
  return { errors: [{ message, extensions: { code } }] }
}

/** @throws Refusal of our own body limits as it is; anything else is the service's absence */
async function reach<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    throw error instanceof Refusal ? error : unavailable('campaigns')
  }
}

async function textOf(body: Dispatcher.ResponseData['body']): Promise<string> {
  let text = ''
  for await (const chunk of body.setEncoding('utf8')) {
    text += chunk
    if (text.length > HEAD_BYTES) throw unavailable('campaigns')
  }
  return text
}

function headerOf({ headers }: Dispatcher.ResponseData, name: string): string {
  const value = headers[name]
  if (typeof value !== 'string') throw unavailable('campaigns')
  return value
}
