import { describe, expect, it } from 'vitest'
import {
  createBallotKey,
  exportBallotKey,
  fromBase64url,
  importBallotKey,
  padTo,
  receiptCode,
  signBallot,
  toHex,
} from './ballot.ts'
import { nullKey, passMessage } from './pass.ts'
import { ballotBytes } from './sign-ballot.ts'

const survey = '11'.repeat(32)
const manifestHash = '22'.repeat(32)

describe('a ballot key', () => {
  it('does not leave the browser unless asked for', async () => {
    const kept = await createBallotKey()
    expect(kept.publicKey).toHaveLength(65)
    await expect(exportBallotKey(kept)).rejects.toThrow()
  })

  it('can be stored by a seed and still signs', async () => {
    const made = await createBallotKey({ extractable: true })
    const key = await importBallotKey(made.publicKey, await exportBallotKey(made))
    const pass = { survey, pool: 1, manifestHash, key, passSignature: new Uint8Array(256) }
    const ballot = await signBallot(pass, 1, [0, 5, 255])
    expect(fromBase64url(ballot.signature)).toHaveLength(64)
  })
})

describe('the formats', () => {
  it('are the agreed bytes', async () => {
    const publicKey = new Uint8Array(65).fill(4)
    const message = await passMessage({ survey, pool: 258, manifestHash, publicKey })
    const head = Buffer.from('tinnhiem-pass-v1\0').toString('hex')
    expect(toHex(message).slice(0, -64)).toBe(`${head}${survey}00000102${manifestHash}`)
    expect(message).toHaveLength(17 + 32 + 4 + 32 + 32)
    expect(toHex(ballotBytes(message, 7, [0, 3, 255])).slice(-16)).toBe('00000007030003ff')
    expect(await nullKey(message)).toHaveLength(32)
  })

  it('refuse what is no answer, no hash and no key', async () => {
    const message = new Uint8Array(117)
    for (const code of [6, -1, 256, 1.5]) {
      expect(() => ballotBytes(message, 1, [code])).toThrow(RangeError)
    }
    const publicKey = new Uint8Array(65)
    const short = passMessage({ survey: '11', pool: 1, manifestHash, publicKey })
    await expect(short).rejects.toThrow(RangeError)
    const key = passMessage({ survey, pool: 1, manifestHash, publicKey: new Uint8Array(33) })
    await expect(key).rejects.toThrow(RangeError)
    expect(() => fromBase64url('AB')).toThrow(RangeError)
  })
})

describe('a request', () => {
  it('has one size, whatever it says', () => {
    const write = (answers: string) => (padding: string) => JSON.stringify({ answers, padding })
    for (const answers of ['', 'đ', 'x'.repeat(500)]) {
      expect(Buffer.byteLength(padTo(write(answers)))).toBe(2048)
    }
    expect(() => padTo(write('x'.repeat(2048)))).toThrow(RangeError)
  })
})

describe('a receipt code', () => {
  it('is eight groups of four characters from the null key', () => {
    expect(receiptCode('00'.repeat(32))).toBe('0000 0000 0000 0000 0000 0000 0000 0000')
    expect(receiptCode(`f8${'00'.repeat(31)}`).startsWith('Z000 0000')).toBe(true)
  })
})
