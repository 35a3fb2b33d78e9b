import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors'
import { isRecord } from './read.ts'

/** Why a request failed, as a code that has words in both languages: see `words/errors`. */
export type ErrorCode = string

/** A failed request: what a reader is told, and what finds it in the logs. */
export type Fault = {
  code: ErrorCode
  /** Seconds until it makes sense to try again. */
  retryAfter?: number
  /** Never of an anonymous request: those have none. */
  requestId?: string
}

/**
 * What is known of a failed request: its first GraphQL error; without GraphQL what the HTTP status says, OFFLINE
 * without network.
 */
export function faultOf(error: unknown): Fault {
  if (CombinedGraphQLErrors.is(error)) return faultOfExtensions(error.errors[0]?.extensions)
  if (ServerError.is(error)) return faultOfResponse(error.response)
  return { code: error instanceof TypeError ? 'OFFLINE' : 'INTERNAL' }
}

/** What an error of an answer says of itself. */
export function faultOfExtensions(extensions: unknown): Fault {
  const { code, retryAfter, requestId } = isRecord(extensions) ? extensions : {}
  return {
    code: typeof code === 'string' ? code : 'INTERNAL',
    ...(typeof retryAfter === 'number' ? { retryAfter } : {}),
    ...(typeof requestId === 'string' ? { requestId } : {}),
  }
}

/** The code of a failed request. */
export function errorCode(error: unknown): ErrorCode {
  return faultOf(error).code
}

/** True when the session is missing or over: the page goes to sign-in. */
export function isSignedOut(error: unknown): boolean {
  return errorCode(error) === 'NOT_SIGNED_IN'
}

/** An answer that is no GraphQL, so of something before the gateway: it may still say when to come back. */
export function faultOfResponse({ status, headers }: Pick<Response, 'status' | 'headers'>): Fault {
  const seconds = Number.parseInt(headers.get('retry-after') ?? '', 10)
  const when = Number.isNaN(seconds) ? {} : { retryAfter: seconds }
  if (status === 429) return { code: 'RATE_LIMITED', ...when }
  if (status === 503 && headers.has('retry-after')) return { code: 'OVERLOADED', ...when }
  return { code: 'SERVER_DOWN' }
}
