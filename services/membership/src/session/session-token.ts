import { importJWK, SignJWT, type JSONWebKeySet } from 'jose'
import * as z from 'zod'

/** Twelve hours; access by roles is asked anew within a minute, so an ended role ends at once. */
export const SESSION_SECONDS = 12 * 3_600

const publicPart = z.object({
  crv: z.string(),
  x: z.string(),
  kid: z.string().default('session-1'),
})

export type SignSession = (memberId: string, sid: string) => Promise<string>

/**
 * The session token (EdDSA) and the public keys to check it. `iat` is left out: it would tell the time of
 * signing in to the second; `exp` is rounded up to the hour for the same reason.
 */
export async function sessionSigner(
  jwk: Record<string, unknown>,
): Promise<{ sign: SignSession; jwks: JSONWebKeySet }> {
  const key = await importJWK(jwk, 'EdDSA')
  const { crv, x, kid } = publicPart.parse(jwk)
  const jwks = { keys: [{ kty: 'OKP', crv, x, kid, alg: 'EdDSA', use: 'sig' }] }
  const sign: SignSession = async (memberId, sid) =>
    await new SignJWT({ sid })
      .setProtectedHeader({ alg: 'EdDSA', kid })
      .setIssuer('tinnhiem-membership')
      .setAudience('tinnhiem-gateway')
      .setSubject(memberId)
      .setExpirationTime(Math.ceil((Date.now() / 1_000 + SESSION_SECONDS) / 3_600) * 3_600)
      .sign(key)
  return { sign, jwks }
}
