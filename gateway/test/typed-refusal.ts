import { expect } from 'vitest'
import { isGatewayCode } from '../src/words.ts'
import type { RawAnswer } from './raw-request.ts'

/** Codes of Apollo's own checks, which tell nothing but that a document does not fit. */
const OF_APOLLO = ['GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']
/** A refusal with a code of ours or of Apollo's, without a stack, a file or a hint. */
export function isTyped({ status, body }: Pick<RawAnswer, 'status' | 'body'>): string[] {
  expect(status).toBeGreaterThanOrEqual(400)
  expect(status).toBeLessThan(500)
  expect(body).not.toMatch(/node_modules|\bat .*\.[jt]s:|\/work\/|Did you mean|ECONN|127\.0\.0\.1/)
  const { errors } = JSON.parse(body) as {
    errors: { message: string; extensions: { code: string } }[]
  }
  const codes = errors.map(({ extensions }) => extensions.code)
  expect(codes.filter((code) => !isGatewayCode(code) && !OF_APOLLO.includes(code))).toEqual([])
  return [...new Set(codes)]
}
