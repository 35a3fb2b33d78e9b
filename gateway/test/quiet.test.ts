import type { Route } from '@tinnhiem/kit/subgraph'
import { Writable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { startWorld } from './world.ts'

const DECLINE =
  'mutation Decline($id: ID!) { declineReferralInvitation(invitation: $id) { done __typename } }'
const LEAVE = 'mutation Leave($id: ID!) { withdrawFromReferral(referral: $id) { __typename } }'

/** Longer than what the gateway calls slow. */
const slow: Route = async ({ url }) => {
  if (url === '/graphql') await setTimeout(1_100)
  return false
}

it('a "no" to an invitation leaves no line with its name in the log, slow, wrong or unanswered', async () => {
  const lines: string[] = []
  const sink = new Writable({ write: (chunk, _, done) => (lines.push(String(chunk)), done()) })
  const log = pino({ level: 'trace' }, sink)
  await using world = await startWorld({
    documents: [DECLINE, LEAVE],
    referralsRoutes: [slow],
    log,
  })
  const cookie = await world.signIn('M-1')
  const told = async (document: string) => {
    lines.length = 0
    await world.ask(document, { byId: true, cookie, variables: { id: 'I-1' } })
    await world.ask(document, { byId: true, cookie, variables: {} })
    return lines.join('')
  }
  expect(await told(LEAVE)).toContain('Leave')
  expect(await told(DECLINE)).toBe('')
  await world.stubs.referrals[Symbol.asyncDispose]()
  expect(await told(DECLINE)).not.toMatch(/decline/i)
})
