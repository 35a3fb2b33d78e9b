import { exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose'

/** A fresh Ed25519 key with an id, as a private JSON Web Key. */
export async function newKey(kid: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true })
  return { ...(await exportJWK(privateKey)), kid, alg: 'EdDSA' }
}

export function publicPart({ d: _d, ...rest }: JWK): JWK {
  return rest
}

/** A session as membership signs it; `expires` in jose's words ("12h", "-1s"). */
export async function signSession(
  key: JWK,
  sub: string,
  sid: string,
  expires = '12h',
): Promise<string> {
  return new SignJWT({ sid })
    .setProtectedHeader({ alg: 'EdDSA', ...(key.kid ? { kid: key.kid } : {}) })
    .setIssuer('tinnhiem-membership')
    .setAudience('tinnhiem-gateway')
    .setSubject(sub)
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(await importJWK(key, 'EdDSA'))
}
