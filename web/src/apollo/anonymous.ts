import { BALLOT_BODY_BYTES } from '../ballot/ballot.ts'
import { memberIds } from '../generated/member-ids.ts'
import { isRecord } from './read.ts'

/** The answer of an anonymous operation, or why there is none. */
export type AnonymousAnswer = { ok: true; data: unknown } | { ok: false; code: string }

/**
 * Runs an allow-listed anonymous operation (`surveyManifest`, `ballotKeys`, `answerSurvey`) with nothing that names the
 * caller: no cookie, no referrer, no header but the content type (privacy.md 2.5). Never through Apollo.
 */
export async function askAnonymously(
  operationName: string,
  variables: Record<string, unknown>,
): Promise<AnonymousAnswer> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      headers: { 'content-type': 'application/json' },
      body: padBody(bodyOf(operationName, variables)),
    })
    return readAnswer(await response.json())
  } catch {
    return { ok: false, code: 'OFFLINE' }
  }
}

/** The JSON of a trusted document's request, without padding. Throws for an operation the build does not know. */
export function bodyOf(operationName: string, variables: Record<string, unknown>): string {
  const documentId = memberIds[operationName]
  if (documentId === undefined) throw new Error(`no trusted document for ${operationName}`)
  return JSON.stringify({ documentId, operationName, variables })
}

/** The same JSON with spaces after it, so that every anonymous request has the size of a ballot's. */
export function padBody(json: string): string {
  const missing = BALLOT_BODY_BYTES - new TextEncoder().encode(json).length
  if (missing < 0) throw new Error('an anonymous request is longer than its fixed size')
  return json + ' '.repeat(missing)
}

function readAnswer(body: unknown): AnonymousAnswer {
  if (!isRecord(body)) return { ok: false, code: 'SERVER_DOWN' }
  if (isRecord(body['data']) && !body['errors']) return { ok: true, data: body['data'] }
  const errors: unknown = body['errors']
  const [first]: unknown[] = Array.isArray(errors) ? errors : []
  const extensions: unknown = isRecord(first) ? first['extensions'] : undefined
  const code = isRecord(extensions) ? extensions['code'] : undefined
  return { ok: false, code: typeof code === 'string' ? code : 'SERVER_DOWN' }
}
