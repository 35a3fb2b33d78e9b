import { memberIds } from '../generated/member-ids.ts'

/** Size in bytes of every anonymous request body, whatever it asks (the gateway's limit is 8 kB). */
export const ANONYMOUS_BYTES = 4096

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
  const documentId = memberIds[operationName]
  if (documentId === undefined) throw new Error(`no trusted document for ${operationName}`)
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      headers: { 'content-type': 'application/json' },
      body: padBody(JSON.stringify({ documentId, operationName, variables })),
    })
    return readAnswer(await response.json())
  } catch {
    return { ok: false, code: 'OFFLINE' }
  }
}

/** The same JSON with spaces after it, `ANONYMOUS_BYTES` long: a request shows by its size neither what it asks nor what it holds. */
export function padBody(json: string): string {
  const missing = ANONYMOUS_BYTES - new TextEncoder().encode(json).length
  if (missing < 0) throw new Error('an anonymous request is longer than its fixed size')
  return json + ' '.repeat(missing)
}

function readAnswer(body: unknown): AnonymousAnswer {
  if (!isRecord(body)) return { ok: false, code: 'SERVER_DOWN' }
  if (isRecord(body['data']) && !body['errors']) return { ok: true, data: body['data'] }
  const [first] = Array.isArray(body['errors']) ? body['errors'] : []
  const extensions: unknown = isRecord(first) ? first['extensions'] : undefined
  const code = isRecord(extensions) ? extensions['code'] : undefined
  return { ok: false, code: typeof code === 'string' ? code : 'SERVER_DOWN' }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
