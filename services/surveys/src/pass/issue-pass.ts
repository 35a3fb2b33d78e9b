import type { Clock } from '@tinnhiem/kit/clock'
import { createHash } from 'node:crypto'
import type { KeyStore } from '../keys/key-store.ts'
import { isBlindedValue, type PoolPublicKey } from '../keys/pool-key.ts'
import { unseal, type SealedFor, type SealingKey } from '../keys/seal.ts'
import type { PoolStore } from '../pool/pool-store.ts'
import { isOpen } from '../survey/survey.ts'
import type { SurveyStore } from '../survey/survey-store.ts'
import type { Signer } from './blind-sign.ts'
import type { PassStore } from './pass-store.ts'

export type PassContext = {
  stores: { survey: SurveyStore; pool: PoolStore; key: KeyStore; pass: PassStore }
  poolKey: (spki: Uint8Array) => PoolPublicKey
  signer: Signer
  sealingKey: SealingKey
  clock: Clock
}

export type PassOutcome =
  | { kind: 'issued'; blindSignature: Buffer; pool: number }
  | { kind: 'malformed' | 'notOpen' | 'notOnRoster' | 'manifestMismatch' | 'alreadyIssued' }

/**
 * Signs a member's blinded value, once (privacy.md 2.3): the same value again gets the same answer, another one is
 * refused. 100 parallel calls issue one pass: the unique key decides, and the loser compares with what is stored.
 */
export async function issuePass(
  ctx: PassContext,
  memberId: string,
  asked: { survey: string; manifestHash: string; blinded: string },
): Promise<PassOutcome> {
  const { stores } = ctx
  const [survey, pool, issued] = await Promise.all([
    stores.survey.openingOf(asked.survey),
    stores.pool.poolOf(asked.survey, memberId),
    stores.pass.find(asked.survey, memberId),
  ])
  if (!survey || !isOpen(survey, ctx.clock.now())) return { kind: 'notOpen' }
  if (survey.manifestHash !== asked.manifestHash) return { kind: 'manifestMismatch' }
  if (pool === null) return { kind: 'notOnRoster' }
  const blinded = Buffer.from(asked.blinded, 'base64url')
  const keys = await stores.key.pair(asked.survey, String(pool))
  if (!keys || !isBlindedValue(ctx.poolKey(keys.publicKey).modulus, blinded))
    return { kind: 'malformed' }
  const blindedHash = createHash('sha256').update(blinded).digest()
  const first =
    issued ??
    (await stores.pass.putFirst({
      survey: asked.survey,
      memberId,
      pool,
      blindedHash,
      blindSignature: await sign(ctx, { survey: asked.survey, holder: pool }, keys.sealed, blinded),
    }))
  if (!first.blindedHash.equals(blindedHash)) return { kind: 'alreadyIssued' }
  return { kind: 'issued', blindSignature: first.blindSignature, pool }
}

async function sign(
  ctx: PassContext,
  place: SealedFor,
  sealed: Buffer | null,
  blinded: Buffer,
): Promise<Buffer> {
  if (!sealed) throw new Error('the key of an open pool is gone')
  const privateKey = unseal(ctx.sealingKey, place, sealed)
  const signing = ctx.signer.sign(privateKey, blinded)
  privateKey.fill(0)
  return await signing
}
