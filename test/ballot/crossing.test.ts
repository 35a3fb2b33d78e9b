import { createHash } from 'node:crypto'
import { type Pass, nullKey, signBallot, toHex, type UnpaddedBallot } from '@tinnhiem/web/ballot'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Ballot, parseBallot } from '../../services/surveys/src/answer/ballot-format.ts'
import { verifyBallot } from '../../services/surveys/src/answer/verify-ballot.ts'
import { readPoolPublicKey } from '../../services/surveys/src/keys/pool-key.ts'
import { createTestPool, issue, type TestPool } from './protocol.ts'

let pool: TestPool
let pass: Pass
let wire: UnpaddedBallot
let name: string

beforeAll(async () => {
  pool = await createTestPool(7)
  const { key, passSignature, message } = await issue(pool)
  pass = { ...pool, key, passSignature }
  wire = await signBallot(pass, 1, [0, 1, 2, 3, 4, 5, 255, 3, 3, 1, 2, 0])
  name = toHex(await nullKey(message))
})

function parsed(input: UnpaddedBallot): Ballot {
  const result = parseBallot(input)
  if (!result.ok) throw new Error(result.field)
  return result.ballot
}

const facts = () => ({
  manifestHash: Buffer.from(pool.manifestHash, 'hex'),
  poolKey: readPoolPublicKey(pool.spki).key,
})

describe('client and server, written apart', () => {
  it('agree on a ballot, its bytes on the wire and its name', () => {
    const verified = verifyBallot(parsed(JSON.parse(JSON.stringify(wire))), facts())
    expect(verified).toMatchObject({ ok: true })
    if (verified.ok) expect(verified.nullKey.toString('hex')).toBe(name)
    if (verified.ok) expect(verified.id.toString('hex')).toBe(`00000007${name}`)
  })

  it('agree on a later answer under the same pass, which keeps its name', async () => {
    const again = await signBallot(pass, 2, [5, 5, 5])
    const verified = verifyBallot(parsed(again), facts())
    expect(verified.ok && verified.nullKey.toString('hex')).toBe(name)
  })

  it('refuse a pass of another pool, survey or manifest alike', async () => {
    const other = await createTestPool(7)
    const stolen = await issue(other)
    const attempts = [
      await signBallot({ ...pass, passSignature: stolen.passSignature }, 1, [1]),
      await signBallot({ ...pass, key: stolen.key }, 1, [1]),
      await signBallot({ ...pass, pool: 8 }, 1, [1]),
      await signBallot({ ...pass, survey: '33'.repeat(32) }, 1, [1]),
    ]
    const refused = { ok: false, reason: 'PassInvalid' }
    for (const attempt of attempts) expect(verifyBallot(parsed(attempt), facts())).toEqual(refused)
    const otherManifest = { ...facts(), manifestHash: createHash('sha256').digest() }
    expect(verifyBallot(parsed(wire), otherManifest)).toEqual(refused)
  })
})

describe('any flipped bit', () => {
  const fields = ['survey', 'publicKey', 'passSignature', 'signature', 'answers'] as const

  it.each(fields)('of %s is refused', (field) => {
    const ballot = parsed(wire)
    fc.assert(
      fc.property(fc.nat(8 * ballot[field].length - 1), (bit) => {
        const bytes = Buffer.from(ballot[field])
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(verifyBallot({ ...ballot, [field]: bytes }, facts()).ok).toBe(false)
      }),
    )
  })

  it.each(['pool', 'seq'] as const)('of %s is refused', (field) => {
    const ballot = parsed(wire)
    for (let bit = 0; bit < 32; bit++) {
      const value = (ballot[field] ^ (1 << bit)) >>> 0
      expect(verifyBallot({ ...ballot, [field]: value }, facts()).ok).toBe(false)
    }
  })

  it('of the wire is refused: no text but one says the same ballot', () => {
    const texts = ['survey', 'publicKey', 'passSignature', 'signature'] as const
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.nat(),
        fc.integer({ min: 1, max: 127 }),
        (field, at, mask) => {
          const bytes = Buffer.from(wire[field], 'ascii')
          const index = at % bytes.length
          bytes[index] = (bytes[index] ?? 0) ^ mask
          const result = parseBallot({ ...wire, [field]: bytes.toString('latin1') })
          expect(result.ok && verifyBallot(result.ballot, facts()).ok).toBe(false)
        },
      ),
    )
  })
})
