import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'

/** The gateway of a test: signs identity headers with a key of its own. */
export type TestGateway = ReturnType<typeof testGateway>

export type Claims = {
  sub?: string
  roles?: readonly { role: string; org: string; path: string }[]
  lang?: 'vi' | 'en'
  anon?: boolean
}

export function testGateway() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'test', alg: 'EdDSA', use: 'sig' }
  return {
    jwks: { keys: [jwk] } as never,
    /** @param audience `subgraph` for GraphQL, another word for other doors */
    identity: (claims: Claims, audience = 'subgraph') => token(privateKey, claims, audience),
  }
}

function token(key: KeyObject, claims: Claims, aud: string): string {
  const now = Math.floor(Date.now() / 1_000)
  const head = encode({ alg: 'EdDSA', kid: 'test', typ: 'JWT' })
  const issued = { iss: 'tinnhiem-gateway', aud, iat: now, exp: now + 30 }
  const body = encode({ lang: 'en', ...claims, ...issued })
  return `${head}.${body}.${sign(null, Buffer.from(`${head}.${body}`), key).toString('base64url')}`
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
