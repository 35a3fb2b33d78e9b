import type { BallotKey } from './ballot-key.ts'
import { type Bytes, concat, toBase64url, u32, utf8 } from './bytes.ts'
import { passMessage } from './pass.ts'

/** A pass that is ready for use: what the phone keeps between asking for it and answering. */
export type Pass = {
  readonly survey: string
  readonly pool: number
  readonly manifestHash: string
  readonly key: BallotKey
  readonly passSignature: Bytes
}

/** The wire form of a ballot, but for its padding: the GraphQL input `BallotInput`. */
export type UnpaddedBallot = {
  readonly survey: string
  readonly pool: number
  readonly publicKey: string
  readonly seq: number
  readonly answers: readonly number[]
  readonly passSignature: string
  readonly signature: string
}

/** An answer code: 0 skipped, 255 don't know, 1 the worst level up to 5 (three levels: 3). */
export const SKIPPED = 0
export const DONT_KNOW = 255

/**
 * The bytes a ballot key signs: "tinnhiem-ballot-v1" || 0x00 || pass message || seq (u32 BE) || number of answers
 * (u8) || one byte per answer. Throws a RangeError for a code that is none.
 */
export function ballotBytes(message: Bytes, seq: number, answers: readonly number[]): Bytes {
  const codes = Uint8Array.from(answers)
  const known = answers.every((code) => [SKIPPED, 1, 2, 3, 4, 5, DONT_KNOW].includes(code))
  if (!known || answers.length > 255) throw new RangeError('not an answer')
  const head = utf8('tinnhiem-ballot-v1\0')
  return concat(head, message, u32(seq), Uint8Array.of(answers.length), codes)
}

/**
 * Signs the answers under a pass (ECDSA P-256, SHA-256, r || s). A later ballot of the same pass replaces this one
 * when its `seq` is higher (D-16). `answers` has one code per question of the manifest, in its order.
 */
export async function signBallot(
  pass: Pass,
  seq: number,
  answers: readonly number[],
): Promise<UnpaddedBallot> {
  const { survey, pool, key } = pass
  const message = await passMessage({ ...pass, publicKey: key.publicKey })
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
  const bytes = ballotBytes(message, seq, answers)
  const signature = await crypto.subtle.sign(algorithm, key.privateKey, bytes)
  return {
    survey,
    pool,
    publicKey: toBase64url(key.publicKey),
    seq,
    answers,
    passSignature: toBase64url(pass.passSignature),
    signature: toBase64url(new Uint8Array(signature)),
  }
}
