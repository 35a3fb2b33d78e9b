import { faultOfResponse, type Fault } from '../../apollo/errors.ts'
import type { Gate } from '../../apollo/gate.ts'
import { postJson } from '../../apollo/post-json.ts'
import type { PageHint } from './cost-hint.ts'

/** One error of an answer, as the gateway writes it. */
export type AskError = {
  message: string
  path?: readonly (string | number)[]
  extensions?: {
    code?: string
    service?: string
    field?: string
    hint?: PageHint
    retryAfter?: number
    requestId?: string
  }
}

/** What an answer took (gateway/src/console/question.ts). */
export type Taken = {
  ms: number
  cost: number
  limit: number
  services: readonly { name: string; answered: boolean }[]
}

/** What came back: an answer (with its errors, if any), or nothing because of the line, the server, or a halt (STOPPED). */
export type Answer =
  | {
      state: 'ANSWERED'
      data: unknown
      errors: readonly AskError[]
      taken: Taken | null
      bytes: number
    }
  | ({ state: 'FAILED' } & Fault)

/** A question in words of one's own. */
export type Asked = { query: string; variables: Record<string, unknown>; operationName?: string }

/**
 * Asks the graph without a trusted document: only analysts may (gateway.md). Like every signed-in request it waits at
 * the gate while a ballot is sent. Never throws.
 */
export async function askGraph(gate: Gate, asked: Asked, signal: AbortSignal): Promise<Answer> {
  const response = await post(gate, '/graphql', asked, signal)
  if (typeof response === 'string') return { state: 'FAILED', code: response }
  const { text } = response
  try {
    const read: { data?: unknown; errors?: AskError[]; extensions?: { tinnhiem?: Taken } } =
      JSON.parse(text)
    const errors = read.errors ?? []
    if (read.data === undefined && errors.length === 0) return unread(response)
    const taken = read.extensions?.tinnhiem ?? null
    return { state: 'ANSWERED', data: read.data ?? null, errors, taken, bytes: text.length }
  } catch {
    return unread(response)
  }
}

function unread(response: Reply): Answer {
  return { state: 'FAILED', ...faultOfResponse(response) }
}

export type Reply = Pick<Response, 'status' | 'headers'> & { text: string }

/** A request of the console, whatever comes of it. */
export async function post(
  gate: Gate,
  address: string,
  body: object,
  signal: AbortSignal,
): Promise<Reply | 'OFFLINE' | 'SERVER_DOWN' | 'STOPPED'> {
  const send = async () => {
    const response = await postJson(address, body, signal)
    const { status, headers } = response
    return { text: await response.text(), status, headers }
  }
  try {
    return await gate.signedIn(send)
  } catch {
    if (signal.aborted) return 'STOPPED'
    return navigator.onLine ? 'SERVER_DOWN' : 'OFFLINE'
  }
}
