import { createHash } from 'node:crypto'

/*
 * The formats of passes and ballots, written here for the server; `web/src/ballot` writes them a second time.
 *
 *   pass message   "tinnhiem-pass-v1" || 0x00 || survey (32 B) || pool (u32 BE) || manifest hash (32 B)
 *                  || SHA-256(ballot key: uncompressed P-256 point, 65 B)                           = 117 bytes
 *   pass           RSABSSA-SHA384-PSS-Deterministic (RFC 9474; salt 48 B), RSA-2048, e = 65537      = 256 bytes
 *   ballot bytes   "tinnhiem-ballot-v1" || 0x00 || pass message || seq (u32 BE) || count (u8) || answers (1 B each)
 *   ballot         ECDSA P-256, SHA-256, r || s                                                     = 64 bytes
 *   answers        0 skipped or not asked, 255 don't know, 1 the worst level up to 5 (TRUST3: 3)
 *   null key       SHA-256("tinnhiem-null-v1" || pass message)                                      = 32 bytes
 *   stored id      pool (u32 BE) || null key                                                        = 36 bytes
 *   wire           `BallotInput`: survey hex, base64url without padding in its only spelling, numbers
 */

/** The GraphQL input, without its padding. */
export type BallotInput = {
  readonly survey: string
  readonly pool: number
  readonly publicKey: string
  readonly seq: number
  readonly answers: readonly number[]
  readonly passSignature: string
  readonly signature: string
}

/** A ballot whose fields have the right sizes; nothing is verified yet. */
export type Ballot = {
  readonly survey: Buffer
  readonly pool: number
  readonly publicKey: Buffer
  readonly seq: number
  readonly answers: Buffer
  readonly passSignature: Buffer
  readonly signature: Buffer
}

/** The field that broke a rule; becomes `MalformedAnswer`. */
export type Malformed = { readonly ok: false; readonly field: string; readonly rule: string }
export type ParsedBallot = { readonly ok: true; readonly ballot: Ballot } | Malformed

const SKIPPED = 0
const BEST = 5
const DONT_KNOW = 255

/**
 * Reads a ballot from the wire; every field has exactly one spelling. Whether the pool is asked these questions is
 * for `survey/check-answers.ts`.
 */
export function parseBallot(input: BallotInput): ParsedBallot {
  const { pool, seq, answers } = input
  if (!/^[0-9a-f]{64}$/.test(input.survey)) return malformed('survey', 'HEX_64')
  if (!isU32(pool)) return malformed('pool', 'U32')
  if (!isU32(seq)) return malformed('seq', 'U32')
  if (answers.length > 255 || !answers.every(isCode)) return malformed('answers', 'CODE')
  const publicKey = decode(input.publicKey, 65)
  if (publicKey?.[0] !== 4) return malformed('publicKey', 'UNCOMPRESSED_POINT')
  const passSignature = decode(input.passSignature, 256)
  if (!passSignature) return malformed('passSignature', 'BASE64URL_256')
  const signature = decode(input.signature, 64)
  if (!signature) return malformed('signature', 'BASE64URL_64')
  const survey = Buffer.from(input.survey, 'hex')
  const codes = Buffer.from(answers)
  return {
    ok: true,
    ballot: { survey, pool, publicKey, seq, answers: codes, passSignature, signature },
  }
}

/** What the pass is a signature of: 117 bytes. */
export function passMessage(ballot: Ballot, manifestHash: Buffer): Buffer {
  const ballotKey = createHash('sha256').update(ballot.publicKey).digest()
  const label = Buffer.from('tinnhiem-pass-v1\0')
  return Buffer.concat([label, ballot.survey, u32(ballot.pool), manifestHash, ballotKey])
}

/** What the ballot key signs. */
export function ballotBytes(ballot: Ballot, message: Buffer): Buffer {
  const label = Buffer.from('tinnhiem-ballot-v1\0')
  const count = Buffer.of(ballot.answers.length)
  return Buffer.concat([label, message, u32(ballot.seq), count, ballot.answers])
}

/** The ballot's public name: 32 bytes. */
export function nullKey(message: Buffer): Buffer {
  return createHash('sha256').update('tinnhiem-null-v1').update(message).digest()
}

/** The `_id` of a stored ballot, 36 bytes: all ballots of a pool are one range of the cluster. */
export function ballotId(pool: number, key: Buffer): Buffer {
  return Buffer.concat([u32(pool), key])
}

/** First and last possible id of a pool, as long as the ids, because BSON compares lengths first. */
export function poolRange(pool: number): { readonly first: Buffer; readonly last: Buffer } {
  return {
    first: ballotId(pool, Buffer.alloc(32, 0)),
    last: ballotId(pool, Buffer.alloc(32, 0xff)),
  }
}

function malformed(field: string, rule: string): Malformed {
  return { ok: false, field, rule }
}

function isU32(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 0xffffffff
}

function isCode(code: number): boolean {
  return code === DONT_KNOW || (Number.isInteger(code) && code >= SKIPPED && code <= BEST)
}

function decode(text: string, length: number): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url')
  return bytes.length === length && bytes.toString('base64url') === text ? bytes : undefined
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
