import { constants, createHash, generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  type Ballot,
  ballotBytes,
  ballotId,
  type BallotInput,
  nullKey,
  parseBallot,
  passMessage,
  poolRange,
} from './ballot-format.ts'
import { receiptText } from './signed-texts.ts'
import { verifyBallot } from './verify-ballot.ts'

const issuer = generateKeyPairSync('rsa', { modulusLength: 2048 })
const voter = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const manifestHash = Buffer.alloc(32, 2)
const facts = { manifestHash, poolKey: issuer.publicKey }

function point(key = voter.publicKey): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  return Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')])
}

/** A ballot signed without the blind protocol: what the issuer signs is the message itself. */
function ballotOf(publicKey: Buffer): Ballot {
  const empty = Buffer.alloc(0)
  const blank = {
    survey: Buffer.alloc(32, 1),
    pool: 7,
    publicKey,
    seq: 1,
    answers: Buffer.of(0, 3, 255),
  }
  const unsigned = { ...blank, passSignature: empty, signature: empty }
  const message = passMessage(unsigned, manifestHash)
  const padding = constants.RSA_PKCS1_PSS_PADDING
  const passSignature = sign('sha384', message, { key: issuer.privateKey, padding, saltLength: 48 })
  const dsaEncoding = 'ieee-p1363'
  const bytes = ballotBytes(unsigned, message)
  return {
    ...unsigned,
    passSignature,
    signature: sign('sha256', bytes, { key: voter.privateKey, dsaEncoding }),
  }
}

describe('a ballot', () => {
  it('of the agreed bytes is verified and named by pool and null key', () => {
    const ballot = ballotOf(point())
    const message = passMessage(ballot, manifestHash)
    const expected = [
      Buffer.from('tinnhiem-pass-v1').toString('hex'),
      '00',
      '01'.repeat(32),
      '00000007',
      '02'.repeat(32),
      createHash('sha256').update(point()).digest('hex'),
    ]
    expect(message.toString('hex')).toBe(expected.join(''))
    const bytes = ballotBytes(ballot, message).toString('hex')
    const label = Buffer.from('tinnhiem-ballot-v1').toString('hex')
    expect(bytes).toBe(`${label}00${message.toString('hex')}00000001030003ff`)
    const key = createHash('sha256').update('tinnhiem-null-v1').update(message).digest()
    expect(nullKey(message)).toEqual(key)
    const id = Buffer.concat([Buffer.of(0, 0, 0, 7), key])
    expect(verifyBallot(ballot, facts)).toEqual({ ok: true, id, nullKey: key })
  })

  it('gets one answer for a pass that is forged, of another pool, survey or manifest', () => {
    const ballot = ballotOf(point())
    const refused = { ok: false, reason: 'PassInvalid' }
    const others = [
      { ...ballot, pool: 8 },
      { ...ballot, survey: Buffer.alloc(32, 9) },
      { ...ballot, passSignature: Buffer.alloc(256, 1) },
      { ...ballot, passSignature: Buffer.alloc(256, 0xff) },
    ]
    for (const other of others) expect(verifyBallot(other, facts)).toEqual(refused)
    expect(verifyBallot(ballot, { ...facts, manifestHash: Buffer.alloc(32, 3) })).toEqual(refused)
    const poolKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey
    expect(verifyBallot(ballot, { ...facts, poolKey })).toEqual(refused)
  })

  it('is refused when its own signature fits other answers, or its key is no point', () => {
    const ballot = ballotOf(point())
    const refused = { ok: false, reason: 'BallotSignatureInvalid' }
    expect(verifyBallot({ ...ballot, answers: Buffer.of(0, 1, 255) }, facts)).toEqual(refused)
    expect(verifyBallot({ ...ballot, seq: 2 }, facts)).toEqual(refused)
    const nowhere = Buffer.concat([Buffer.of(4), Buffer.alloc(64, 1)])
    expect(verifyBallot(ballotOf(nowhere), facts)).toEqual(refused)
  })
})

describe('the wire', () => {
  const good: BallotInput = {
    survey: '11'.repeat(32),
    pool: 7,
    publicKey: point().toString('base64url'),
    seq: 1,
    answers: [0, 1, 5, 255],
    passSignature: Buffer.alloc(256, 1).toString('base64url'),
    signature: Buffer.alloc(64, 1).toString('base64url'),
  }

  it('has one spelling for each field; the broken one is named', () => {
    expect(parseBallot(good)).toMatchObject({ ok: true })
    const broken: [keyof BallotInput, Partial<BallotInput>][] = [
      ['survey', { survey: 'AA'.repeat(32) }],
      ['pool', { pool: -1 }],
      ['seq', { seq: 2 ** 32 }],
      ['answers', { answers: [6] }],
      ['answers', { answers: [1.5] }],
      ['answers', { answers: Array.from({ length: 256 }, () => 0) }],
      [
        'publicKey',
        { publicKey: Buffer.concat([Buffer.of(6), point().subarray(1)]).toString('base64url') },
      ],
      ['passSignature', { passSignature: `${good.passSignature}=` }],
      ['passSignature', { passSignature: `${good.passSignature.slice(0, -1)}R` }],
      ['signature', { signature: Buffer.alloc(63).toString('base64url') }],
    ]
    for (const [field, change] of broken) {
      expect(parseBallot({ ...good, ...change })).toMatchObject({ ok: false, field })
    }
  })

  it('keeps a pool in one range of ids of one length', () => {
    const { first, last } = poolRange(258)
    expect(first).toHaveLength(36)
    expect(last).toHaveLength(36)
    const inside = ballotId(258, Buffer.alloc(32, 0x80))
    expect(Buffer.compare(first, inside)).toBe(-1)
    expect(Buffer.compare(inside, last)).toBe(-1)
    expect(Buffer.compare(last, ballotId(259, Buffer.alloc(32)))).toBe(-1)
  })

  it('signs a receipt over five lines', () => {
    const facts = { survey: 'aa', nullKey: 'bb', seq: 3, day: '2023-06-20' }
    expect(receiptText(facts)).toBe('tinnhiem-receipt-v1\naa\nbb\n3\n2023-06-20')
  })
})
