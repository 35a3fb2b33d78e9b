import type { Clock } from '@tinnhiem/kit/clock'
import { createHash } from 'node:crypto'
import type { KeyStore } from '../keys/key-store.ts'
import { isBlindedValue, type PoolPublicKey } from '../keys/pool-key.ts'
import { unseal, type SealingKey } from '../keys/seal.ts'
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
  const survey = await ctx.stores.survey.byId(asked.survey)
  if (!survey || !isOpen(survey, ctx.clock.now())) return { kind: 'notOpen' }
  if (survey.manifest?.hash !== asked.manifestHash) return { kind: 'manifestMismatch' }
  const pool = await ctx.stores.pool.poolOf(survey.id, memberId)
  if (pool === null) return { kind: 'notOnRoster' }
  const blinded = Buffer.from(asked.blinded, 'base64url')
  if (!(await isSignable(ctx, survey.id, pool, blinded))) return { kind: 'malformed' }
  const blindedHash = createHash('sha256').update(blinded).digest()
  const first =
    (await ctx.stores.pass.find(survey.id, memberId)) ??
    (await ctx.stores.pass.putFirst({
      survey: survey.id,
      memberId,
      pool,
      blindedHash,
      blindSignature: await sign(ctx, survey.id, pool, blinded),
    }))
  if (!first.blindedHash.equals(blindedHash)) return { kind: 'alreadyIssued' }
  return { kind: 'issued', blindSignature: first.blindSignature, pool }
}

async function isSignable(
  ctx: PassContext,
  survey: string,
  pool: number,
  blinded: Buffer,
): Promise<boolean> {
  const publicKey = await ctx.stores.key.publicKey(survey, String(pool))
  return publicKey !== null && isBlindedValue(ctx.poolKey(publicKey).modulus, blinded)
}

async function sign(
  ctx: PassContext,
  survey: string,
  pool: number,
  blinded: Buffer,
): Promise<Buffer> {
  const sealed = await ctx.stores.key.sealed(survey, String(pool))
  if (!sealed) throw new Error('the key of an open pool is gone')
  const privateKey = unseal(ctx.sealingKey, { survey, holder: pool }, sealed)
  const signing = ctx.signer.sign(privateKey, blinded)
  privateKey.fill(0)
  return await signing
}
