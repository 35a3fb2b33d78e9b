import { createPrivateKey, createPublicKey } from 'node:crypto'
import {
  type BallotKey,
  blind,
  type Bytes,
  createBallotKey,
  finalize,
  passMessage,
  type PoolKey,
  readPoolKey,
} from '@tinnhiem/web/ballot'
import { makePoolKeys } from '../../services/surveys/src/keys/make-pool-keys.ts'
import { createRawSigner } from '../../services/surveys/src/pass/raw-sign.ts'

/** One pool with an issuer: what both sides of the protocol know. */
export type TestPool = {
  readonly survey: string
  readonly pool: number
  readonly manifestHash: string
  readonly spki: Bytes
  readonly pkcs8: Bytes
  readonly poolKey: PoolKey
}

/** A run of the issuing protocol: what the issuer saw, and what the member has. */
export type Issued = {
  readonly blinded: Bytes
  readonly blindSignature: Bytes
  readonly message: Bytes
  readonly passSignature: Bytes
  readonly key: BallotKey
}

/** A pool with a fresh key, made as the service makes it. */
export async function createTestPool(pool: number): Promise<TestPool> {
  let made = { publicKey: new Uint8Array(), privateKey: new Uint8Array() }
  await makePoolKeys(1, ({ publicKey, privateKey }) => {
    made = { publicKey: new Uint8Array(publicKey), privateKey: new Uint8Array(privateKey) }
  })
  const { publicKey: spki, privateKey: pkcs8 } = made
  const poolKey = await readPoolKey(spki)
  return { survey: '11'.repeat(32), pool, manifestHash: '22'.repeat(32), spki, pkcs8, poolKey }
}

/** One member's pass, by the client's code against the server's. */
export async function issue(pool: TestPool): Promise<Issued> {
  const key = await createBallotKey()
  const message = await passMessage({ ...pool, publicKey: key.publicKey })
  const { blinded, inverse } = await blind(message, pool.poolKey)
  const signer = createRawSigner({ most: 1 })
  const blindSignature = new Uint8Array(signer.sign(pool.pkcs8, blinded))
  const passSignature = await finalize(message, pool.poolKey, blindSignature, inverse)
  return { blinded, blindSignature, message, passSignature, key }
}

/** Modulus of the pool, for tests that do the arithmetic themselves. */
export function modulus(pool: TestPool): bigint {
  const key = createPrivateKey({ key: Buffer.from(pool.pkcs8), format: 'der', type: 'pkcs8' })
  const { n = '' } = createPublicKey(key).export({ format: 'jwk' })
  return BigInt(`0x${Buffer.from(n, 'base64url').toString('hex')}`)
}
