import { NotFound, NotSignedIn } from '@tinnhiem/kit/errors'
import { headerOf, type Route } from '@tinnhiem/kit/subgraph'
import type { VerifyIdentity, Viewer } from '@tinnhiem/kit/viewer'
import type { ServerResponse } from 'node:http'
import type { Context } from '../context.ts'
import { say } from '../words.ts'
import { printResolution } from './print-resolution.ts'

const PATH = /^\/referrals\/([\w-]{1,64})\/resolution\.pdf$/

/**
 * `GET /referrals/<id>/resolution.pdf` for the gateway alone: the printed resolution as an attachment, kept by nobody on
 * the way. Unknown, and not for this reader: the same 404.
 */
export function printDoor(verify: VerifyIdentity, contextOf: (viewer: Viewer) => Context): Route {
  return async (request, response) => {
    const id = PATH.exec(request.url ?? '')?.[1]
    if (request.method !== 'GET' || id === undefined) return false
    const viewer = await verify(headerOf(request, 'x-tinnhiem-identity'))
    if (viewer) await answer(contextOf(viewer), id, response)
    else response.writeHead(401).end()
    return true
  }
}

async function answer(ctx: Context, id: string, response: ServerResponse): Promise<void> {
  const { lang } = ctx.viewer
  try {
    const printed = await printResolution(ctx, id)
    if (printed.kind === 'not-yet')
      return refuse(response, 409, 'FORM_MISSING', say('FORM_MISSING', lang))
    response.writeHead(200, {
      'content-type': 'application/pdf',
      'content-length': printed.pdf.length,
      'content-disposition': `attachment; filename="${printed.fileName}"`,
      'cache-control': 'no-store',
    })
    response.end(printed.pdf)
  } catch (error) {
    if (error instanceof NotFound) return refuse(response, 404, 'NOT_FOUND', error.message)
    if (error instanceof NotSignedIn) return refuse(response, 401, 'NOT_SIGNED_IN', error.message)
    throw error
  }
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify({ code, message }))
}
