import { createPublicKey, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import * as z from 'zod'
import { canonicalJson } from '../recompute.ts'

/** What the release key of surveys signs begins with this (surveys/src/keys/release-key.ts). */
const LABEL = 'tinnhiem-board-v1\0'

/** The public halves of the release keys that are in use or were: several while one follows another. */
export type ReleaseKeys = readonly KeyObject[]

// A private key has a member `d`: it must not lie where only public ones belong.
const publicKey = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  kid: z.string().optional(),
  alg: z.string().optional(),
  use: z.string().optional(),
})

const jwks = z.object({ keys: z.array(publicKey).min(1) })

/**
 * Reads a JSON Web Key Set of Ed25519 public keys in one line. Throws a RangeError for anything else, a private key too.
 * Source: infra/decisions/007.
 */
export function readReleaseKeys(text: string): ReleaseKeys {
  try {
    const { keys } = jwks.parse(JSON.parse(text))
    return keys.map(({ kty, crv, x }) => createPublicKey({ key: { kty, crv, x }, format: 'jwk' }))
  } catch {
    throw new RangeError(
      'must be a JSON Web Key Set in one line, with Ed25519 public keys and nothing private',
    )
  }
}

/** A survey's board key (base64url of SPKI DER) with what surveys signed about it. */
export type Certified = { surveyId: string; boardKey: string; certificate: string }

/** Whether one of the release keys says that this is the board key of this survey. */
export function isCertified(
  keys: ReleaseKeys,
  { surveyId, boardKey, certificate }: Certified,
): boolean {
  const said = Buffer.from(LABEL + canonicalJson({ boardKey, surveyId }))
  const signature = Buffer.from(certificate, 'base64url')
  return keys.some((key) => verify(null, said, key, signature))
}
