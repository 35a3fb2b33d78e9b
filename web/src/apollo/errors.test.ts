import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors'
import { expect, test, vi } from 'vitest'
import { askAnonymously } from './anonymous.ts'
import { faultOf } from './errors.ts'

const ID = '4bf92f3577b34da6a3ce929d0e0e4736'

function refused(extensions: Record<string, unknown>) {
  return faultOf(new CombinedGraphQLErrors({ errors: [{ message: 'no', extensions }] }))
}

function answered(status: number, headers: Record<string, string> = {}) {
  const response = new Response('<html>', { status, headers })
  return faultOf(new ServerError('no', { response, bodyText: '<html>' }))
}

test('a refusal keeps its code, when to try again and the id of its request', () => {
  expect(refused({ code: 'OVERLOADED', retryAfter: 2, requestId: ID, stack: 'at' })).toEqual({
    code: 'OVERLOADED',
    retryAfter: 2,
    requestId: ID,
  })
  expect(refused({ retryAfter: 'soon', requestId: 7 })).toEqual({ code: 'INTERNAL' })
})

test('an answer from before the gateway that says when to come back is no resting server', () => {
  expect(answered(503, { 'retry-after': '30' })).toEqual({ code: 'OVERLOADED', retryAfter: 30 })
  expect(answered(503, { 'retry-after': 'Mon, 23 Nov 2026 03:00:00 GMT' })).toEqual({
    code: 'OVERLOADED',
  })
  expect(answered(429, { 'retry-after': '5' })).toEqual({ code: 'RATE_LIMITED', retryAfter: 5 })
  expect(answered(503)).toEqual({ code: 'SERVER_DOWN' })
  expect(answered(502)).toEqual({ code: 'SERVER_DOWN' })
})

test('no network is told from a fault of ours', () => {
  expect(faultOf(new TypeError('Failed to fetch'))).toEqual({ code: 'OFFLINE' })
  expect(faultOf(new Error('what'))).toEqual({ code: 'INTERNAL' })
})

test('of an anonymous request nothing but the code is kept, whatever came with it', async () => {
  const extensions = { code: 'BUSY', retryAfter: 2, requestId: ID }
  const body = JSON.stringify({ errors: [{ message: 'no', extensions }] })
  const fetching = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(body))
  expect(await askAnonymously('SurveyManifest', { survey: 'a' })).toEqual({
    ok: false,
    code: 'BUSY',
  })
  fetching.mockRestore()
})
