import { createPublicKey, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { verifyPss } from '../keys/verify-pss.ts'
import { ballotBytes, ballotId, nullKey, passMessage } from './ballot-format.ts'
import type { Ballot } from './ballot-format.ts'

/** What the service knows of the ballot's pool: the frozen manifest's hash (32 bytes) and the pool's key. */
export type PoolFacts = { readonly manifestHash: Buffer; readonly poolKey: KeyObject }

/** `id` is where the ballot is stored, `nullKey` its public name. */
export type VerifiedBallot =
  | { readonly ok: true; readonly id: Buffer; readonly nullKey: Buffer }
  | { readonly ok: false; readonly reason: 'PassInvalid' | 'BallotSignatureInvalid' }

/**
 * Verifies the pass over the rebuilt message, then the ballot's own signature (about 0.2 ms). Whether the pass is
 * forged or of another pool, survey or manifest is one check with one answer. Source: privacy.md 2, step 6.
 */
export function verifyBallot(ballot: Ballot, { manifestHash, poolKey }: PoolFacts): VerifiedBallot {
  const message = passMessage(ballot, manifestHash)
  if (!verifyPss(poolKey, message, ballot.passSignature))
    return { ok: false, reason: 'PassInvalid' }
  if (!verifyBallotSignature(ballot, message)) {
    return { ok: false, reason: 'BallotSignatureInvalid' }
  }
  const key = nullKey(message)
  return { ok: true, id: ballotId(ballot.pool, key), nullKey: key }
}

// SubjectPublicKeyInfo of an uncompressed P-256 point, up to the point itself (RFC 5480 2).
const P256_SPKI = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex')

function verifyBallotSignature(ballot: Ballot, message: Buffer): boolean {
  const key = readPoint(ballot.publicKey)
  if (!key) return false
  const bytes = ballotBytes(ballot, message)
  return verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, ballot.signature)
}

/** Undefined for a point that is not on the curve: a pass can be had for any 65 bytes. */
function readPoint(point: Buffer): KeyObject | undefined {
  try {
    return createPublicKey({
      key: Buffer.concat([P256_SPKI, point]),
      format: 'der',
      type: 'spki',
    })
  } catch {
    return undefined
  }
}
