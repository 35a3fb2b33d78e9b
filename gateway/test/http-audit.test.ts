import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorld, type World } from './world.ts'

/**
 * What GraphQL over HTTP allows or advises and we refuse, so that no page of another site can ask anything (CSRF): a
 * request that needs no preflight. Each is named; nothing else may fail.
 */
const REFUSED_ON_PURPOSE: readonly string[] = [
  // a GET can be sent by any link and any image
  'MAY accept application/x-www-form-urlencoded formatted GET requests',
  'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
  'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json',
]

const audits = serverAudits({ url: () => `${world.url}/graphql` })
let world: World

describe('the audit of GraphQL over HTTP', () => {
  beforeAll(async () => {
    world = await startWorld({ change: (config) => ({ ...config, allowAdHoc: true }) })
  })
  afterAll(() => world[Symbol.asyncDispose]())

  it('is whole', () => expect(audits.length).toBeGreaterThanOrEqual(61))

  it.each(audits.map(({ id, name, fn }) => ({ id, name, fn })))(
    '$id $name',
    async ({ name, fn }) => {
      const result = await fn()
      const reason = 'reason' in result ? result.reason : ''
      if (REFUSED_ON_PURPOSE.includes(name)) expect([name, result.status]).not.toEqual([name, 'ok'])
      else expect([result.status, reason]).toEqual(['ok', ''])
    },
  )
})
