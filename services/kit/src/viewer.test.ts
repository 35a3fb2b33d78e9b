import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { describe, expect, it, vi } from 'vitest'
import { holds, identityVerifier, requireRole, requireSignedIn } from './viewer.ts'

const { privateKey, publicKey } = await generateKeyPair('EdDSA')
const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'a', alg: 'EdDSA' }] }
const roles = [{ role: 'UPPER_OFFICER' as const, org: 'UP-A', path: '/P12/UP-A' }]

async function token(
  claims: object,
  { audience = 'subgraph', expires = '30s', key = privateKey } = {},
) {
  const jwt = new SignJWT({ ...claims }).setProtectedHeader({ alg: 'EdDSA', kid: 'a' })
  return await jwt
    .setIssuer('tinnhiem-gateway')
    .setAudience(audience)
    .setExpirationTime(expires)
    .sign(key)
}

describe('the signed identity', () => {
  const verify = identityVerifier(jwks)

  it('is refused when absent, expired, for another door, or signed by another key', async () => {
    const stranger = await generateKeyPair('EdDSA')
    expect(await verify(undefined)).toBeNull()
    expect(await verify(await token({ sub: 'M-1' }, { expires: '-1m' }))).toBeNull()
    expect(
      await verify(await token({ sub: 'M-1' }, { audience: 'membership-identity' })),
    ).toBeNull()
    expect(await verify(await token({ sub: 'M-1' }, { key: stranger.privateKey }))).toBeNull()
  })

  it('is not remembered longer than it lives', async () => {
    const short = await token({ sub: 'M-1' }, { expires: '20s' })
    expect((await verify(short))?.id).toBe('M-1')
    vi.useFakeTimers({ now: Date.now() + 60_000, toFake: ['Date'] })
    expect(await verify(short)).toBeNull()
    vi.useRealTimers()
  })

  it('of the anonymous door carries no person and no role, whatever else it says', async () => {
    const viewer = await verify(await token({ anon: true, sub: 'M-1', roles, rid: 'x' }))
    expect(viewer).toEqual({ id: null, roles: [], lang: 'vi', anonymous: true, requestId: null })
  })

  it('denies by default, also a role of another subtree with a similar name', async () => {
    const viewer = await verify(await token({ sub: 'M-1', roles }))
    if (!viewer) throw new Error('not verified')
    expect(holds(viewer, ['UPPER_OFFICER'], '/P12/UP-A/U-1')).toBe(true)
    expect(holds(viewer, ['UPPER_OFFICER'], '/P12/UP-AB')).toBe(false)
    expect(() => requireRole(viewer, ['PROVINCIAL_OFFICER'])).toThrow('vai trò')
    expect(() => requireSignedIn({ ...viewer, id: null })).toThrow('đăng nhập')
  })
})
