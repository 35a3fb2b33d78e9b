import { createLogger } from '@tinnhiem/kit/logger'
import { identityVerifier } from '@tinnhiem/kit/viewer'
import type { JWK } from 'jose'
import { describe, expect, it } from 'vitest'
import { composeSupergraph } from '../src/compose.ts'
import { readConfig } from '../src/config.ts'
import { createSigner } from '../src/signing-key.ts'
import { startGateway } from '../src/service.ts'
import { newKey, publicPart } from './keys.ts'

const nowhere = 'http://127.0.0.1:9'

async function gatewayWith(keys: Record<string, JWK>) {
  const config = readConfig({
    TN_PORT: '0',
    TN_MEMBERSHIP_URL: nowhere,
    TN_SURVEYS_URL: nowhere,
    TN_RATINGS_URL: nowhere,
    TN_CAMPAIGNS_URL: nowhere,
    TN_REFERRALS_URL: nowhere,
    ...Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, JSON.stringify(key)])),
  })
  const log = createLogger('test', 'silent')
  return startGateway(config, { log, supergraphSdl: composeSupergraph(), allowList: {} })
}

describe('changing the signing key', () => {
  it('keeps tokens of the old key good while it is published, and refuses a key that never was', async () => {
    const [old, next, foreign] = await Promise.all([newKey('a'), newKey('b'), newKey('a')])
    const tokenOf = async (key: JWK) =>
      (await createSigner(key)).sign({ sub: 'M-1', roles: [] }, 'subgraph')
    await using gateway = await gatewayWith({
      TN_IDENTITY_KEY: next,
      TN_IDENTITY_KEY_PREVIOUS: publicPart(old),
    })
    const verify = identityVerifier(`${gateway.url}/.well-known/jwks.json`)
    expect(await verify(await tokenOf(next))).toMatchObject({ id: 'M-1' })
    expect(await verify(await tokenOf(old))).toMatchObject({ id: 'M-1' })
    expect(await verify(await tokenOf(foreign))).toBeNull()
  })

  it('publishes the coming key before it signs', async () => {
    const [now, next] = await Promise.all([newKey('a'), newKey('b')])
    await using gateway = await gatewayWith({ TN_IDENTITY_KEY: now, TN_IDENTITY_KEY_NEXT: next })
    const published = await fetch(`${gateway.url}/.well-known/jwks.json`)
    const { keys } = (await published.json()) as { keys: JWK[] }
    expect(keys.map((key) => key.x)).toEqual([now.x, next.x])
    expect(JSON.stringify(keys)).not.toContain('"d"')
  })

  it('gives a token for one door no way through another', async () => {
    const key = await newKey('a')
    const { sign, jwks } = await createSigner(key)
    expect(await identityVerifier(jwks)(sign({ sub: 'M-1' }, 'membership-identity'))).toBeNull()
    expect(await identityVerifier(jwks)(sign({ sub: 'M-1' }, 'subgraph', -10))).toBeNull()
  })
})
