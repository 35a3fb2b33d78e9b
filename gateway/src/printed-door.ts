import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Dispatcher, Pool } from 'undici'
import * as z from 'zod'
import { identityForFile, type FileDoor } from './file-identity.ts'
import { writeHead } from './security-headers.ts'
import { unavailable } from './unavailable.ts'

export type PrintedDoor = FileDoor & {
  pool: Pool
  /** Milliseconds for the whole answer. */
  answerMs: number
}

/** `GET /referrals/<id>/resolution.pdf`, the only file referrals hands out. */
export const PRINTED = /^\/referrals\/([\w-]{1,64})\/resolution\.pdf$/

const MOST_BYTES = 2_000_000
const refused = z.object({ code: z.string(), message: z.string() })

/**
 * Hands out the printed resolution: always as an attachment, kept by no cache. The service decides who may read it and
 * keeps the read; unknown and not for this reader look the same (REF-7).
 * @throws Refusal NOT_SIGNED_IN, RATE_LIMITED, SUBGRAPH_UNAVAILABLE
 */
export async function answerPrinted(
  door: PrintedDoor,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const identity = await identityForFile(door, request)
  const { status, body, headers } = await fetchFrom(door, path, identity)
  if (status !== 200) return refuse(response, status, body)
  const { 'content-disposition': disposition } = headers
  if (typeof disposition !== 'string') throw unavailable('referrals')
  writeHead(response, 200, {
    'content-type': 'application/pdf',
    'content-length': body.length,
    'content-disposition': disposition,
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'no-store',
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

type Fetched = { status: number; body: Buffer; headers: Dispatcher.ResponseData['headers'] }

async function fetchFrom(door: PrintedDoor, path: string, identity: string): Promise<Fetched> {
  try {
    const { statusCode, headers, body } = await door.pool.request({
      path,
      method: 'GET',
      headers: { 'x-tinnhiem-identity': identity },
      signal: AbortSignal.timeout(door.answerMs),
    })
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of body) {
      const piece = Buffer.from(chunk)
      size += piece.length
      if (size > MOST_BYTES) throw unavailable('referrals')
      chunks.push(piece)
    }
    return { status: statusCode, headers, body: Buffer.concat(chunks) }
  } catch {
    throw unavailable('referrals')
  }
}

/** What the service says, with nothing of it but code and sentence. */
function refuse(response: ServerResponse, status: number, body: Buffer): void {
  const told = status >= 400 && status < 500 ? refused.safeParse(asJson(body)) : null
  if (!told?.success) throw unavailable('referrals')
  const { code, message } = told.data
  writeHead(response, status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify({ errors: [{ message, extensions: { code } }] }))
}

function asJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return null
  }
}
