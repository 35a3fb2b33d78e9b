import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors'

/** Why a request failed, as a code that has words in both languages: see `words/errors`. */
export type ErrorCode = string

/** The code of a failed request: the first GraphQL error's code, OFFLINE without network, SERVER_DOWN when the answer was no GraphQL. */
export function errorCode(error: unknown): ErrorCode {
  if (CombinedGraphQLErrors.is(error)) {
    const code = error.errors[0]?.extensions?.['code']
    return typeof code === 'string' ? code : 'INTERNAL'
  }
  if (ServerError.is(error)) return error.statusCode === 429 ? 'BUSY' : 'SERVER_DOWN'
  return error instanceof TypeError ? 'OFFLINE' : 'INTERNAL'
}

/** True when the session is missing or over: the page goes to sign-in. */
export function isSignedOut(error: unknown): boolean {
  return errorCode(error) === 'NOT_SIGNED_IN'
}
