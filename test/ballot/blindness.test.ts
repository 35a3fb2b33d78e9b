import { createHash } from 'node:crypto'
import type { Bytes } from '@tinnhiem/web/ballot'
import { beforeAll, describe, expect, it } from 'vitest'
import { readPoolPublicKey } from '../../services/surveys/src/keys/pool-key.ts'
import { verifyPss } from '../../services/surveys/src/keys/verify-pss.ts'
import { createTestPool, type Issued, issue, modulus, type TestPool } from './protocol.ts'

const MEMBERS = 12
let pool: TestPool
let n: bigint
let issued: Issued[]

beforeAll(async () => {
  pool = await createTestPool(7)
  n = modulus(pool)
  issued = await Promise.all(Array.from({ length: MEMBERS }, () => issue(pool)))
})

const number = (bytes: Bytes): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`)

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, base % n]
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % n
    square = (square * square) % n
  }
  return result
}

function inverse(value: bigint): bigint | undefined {
  let [low, high, x, lastX] = [value, n, 1n, 0n]
  while (low > 0n) {
    const quotient = high / low
    ;[low, high, x, lastX] = [high - quotient * low, low, lastX - quotient * x, x]
  }
  return high === 1n ? (lastX + n) % n : undefined
}

type Transcript = Pick<Issued, 'blinded' | 'blindSignature'>
type Vote = Pick<Issued, 'message' | 'passSignature'>

/** The one blinding factor that makes this ballot come from this transcript, if there is one. */
function explains(transcript: Transcript, vote: Vote): bigint | undefined {
  const signature = number(vote.passSignature)
  const unblind = inverse(signature)
  if (unblind === undefined) return undefined
  const r = (number(transcript.blindSignature) * unblind) % n
  // What was blinded is what the signature opens to: the encoding of this ballot's message.
  const encoded = power(signature, 65537n)
  const same = (encoded * power(r, 65537n)) % n === number(transcript.blinded)
  const key = readPoolPublicKey(pool.spki).key
  const valid = verifyPss(key, vote.message, vote.passSignature)
  return same && valid && inverse(r) !== undefined ? r : undefined
}

describe('the blindness matrix', () => {
  it('every issuance transcript fits every ballot equally, each by exactly one factor', () => {
    const factors = issued.flatMap((row) => issued.map((column) => explains(row, column)))
    expect(factors).toHaveLength(MEMBERS ** 2)
    expect(factors.every((r) => r !== undefined && r > 0n && r < n)).toBe(true)
    expect(new Set(factors).size).toBe(MEMBERS ** 2)
  })

  it('tells a transcript that fits no ballot, so the test can fail', () => {
    const [first, second] = issued
    if (!first || !second) throw new Error('no transcripts')
    const mixed = { blinded: first.blinded, blindSignature: second.blindSignature }
    expect(issued.map((vote) => explains(mixed, vote)).every((r) => r === undefined)).toBe(true)
    const forged = { ...first, message: second.message }
    expect(explains(first, forged)).toBeUndefined()
  })

  it('holds nothing of the ballot: not the message, its hash, or the signature', () => {
    for (const { blinded, blindSignature, message, passSignature } of issued) {
      const seen = [blinded, blindSignature].map((bytes) => Buffer.from(bytes).toString('hex'))
      const hidden = [message, passSignature, createHash('sha384').update(message).digest()]
      for (const bytes of hidden) {
        const text = Buffer.from(bytes).toString('hex')
        expect(seen.some((value) => value.includes(text.slice(0, 16)))).toBe(false)
      }
    }
  })
})
