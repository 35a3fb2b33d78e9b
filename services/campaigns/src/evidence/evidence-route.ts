import { endGently } from '@tinnhiem/kit/end-gently'
import { headerOf, type Route } from '@tinnhiem/kit/subgraph'
import {
  requireSignedIn,
  type SignedInViewer,
  type VerifyIdentity,
  type Viewer,
} from '@tinnhiem/kit/viewer'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Context } from '../context.ts'
import { attachmentOf } from './file-name.ts'
import { openEvidence } from './see-evidence.ts'
import { spendTicket, takeUpload } from './take-upload.ts'
import { sayEvidence, type EvidenceWord } from './words.ts'

/** Uploads held in memory at once, 10 MB each at most. */
const MOST_AT_ONCE = 12

const STATUS: Readonly<Partial<Record<EvidenceWord, number>>> = {
  NOT_FOUND: 404,
  TICKET_SPENT: 404,
  TOO_LARGE: 413,
  TYPE_NOT_TAKEN: 415,
  SCRIPT_INSIDE: 415,
  DATA_AFTER_END: 415,
  PDF_LOCKED: 415,
  BROKEN: 415,
  BUSY: 503,
}

type Asked = {
  ctx: Context
  viewer: SignedInViewer
  request: IncomingMessage
  response: ServerResponse
}

/**
 * The door beside the graph, for the gateway alone: POST spends a ticket, PUT brings the file, GET hands one out. Each
 * call carries the signed identity of whoever asks.
 */
export function evidenceRoute(
  verify: VerifyIdentity,
  contextOf: (viewer: Viewer) => Context,
): Route {
  let running = 0
  const put = async (asked: Asked, name: string): Promise<void> => {
    if (running >= MOST_AT_ONCE) return await refuse(asked, 'BUSY')
    running += 1
    try {
      await take(asked, name)
    } finally {
      running -= 1
    }
  }
  return async (request, response) => {
    const name = /^\/evidence\/([\w-]{1,64})$/.exec(request.url ?? '')?.[1]
    if (name === undefined) return false
    const viewer = await verify(headerOf(request, 'x-tinnhiem-identity'))
    if (!viewer || viewer.id === null) {
      response.writeHead(401, { connection: 'close' }).end()
      return true
    }
    const asked = { ctx: contextOf(viewer), viewer: requireSignedIn(viewer), request, response }
    if (request.method === 'POST') await spend(asked, name)
    else if (request.method === 'PUT') await put(asked, name)
    else if (request.method === 'GET') await open(asked, name)
    else response.writeHead(405).end()
    return true
  }
}

async function spend(asked: Asked, ticket: string): Promise<void> {
  const upload = await spendTicket(asked.ctx, asked.viewer, ticket)
  if (upload === null) return await refuse(asked, 'TICKET_SPENT')
  await answer(asked, 200, { upload })
}

async function take(asked: Asked, upload: string): Promise<void> {
  const outcome = await takeUpload(asked.ctx, asked.viewer, upload, asked.request)
  if (outcome.kind === 'stored') return await answer(asked, 201, { id: outcome.id })
  if (outcome.kind === 'refused') return await refuse(asked, outcome.rule)
  asked.response.destroy()
}

async function open(asked: Asked, id: string): Promise<void> {
  const found = await openEvidence(asked.ctx, asked.viewer, id)
  if (!found) return await refuse(asked, 'NOT_FOUND')
  const { piece, content } = found
  asked.response.writeHead(200, {
    'content-type': piece.mediaType,
    'content-length': piece.bytes,
    'content-disposition': attachmentOf(piece.fileName),
    'x-content-type-options': 'nosniff',
  })
  await pipeline(content, asked.response)
}

async function refuse(asked: Asked, code: EvidenceWord): Promise<void> {
  const message = sayEvidence(code, asked.viewer.lang)
  await answer(asked, STATUS[code] ?? 409, { code, message })
}

async function answer({ request, response }: Asked, status: number, value: object): Promise<void> {
  const body = JSON.stringify(value)
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    // a body that was not read would be taken for the next request
    ...(request.complete ? {} : { connection: 'close' }),
  })
  response.write(body)
  await endGently(request, response)
}
