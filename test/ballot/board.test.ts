import { createHash } from 'node:crypto'
import {
  findOwnKey,
  receiptCode,
  verifyBallotKeys,
  verifyBoardText,
  verifyHeader,
  verifyManifest,
  verifyReceipt,
} from '@tinnhiem/web/ballot'
import { describe, expect, it } from 'vitest'
import { ballotKeysText, receiptText } from '../../services/surveys/src/answer/signed-texts.ts'
import {
  makeBoardKey,
  readBoardPrivateKey,
  signText,
  verifyText,
} from '../../services/surveys/src/keys/board-key.ts'
import { buildManifest } from '../../services/surveys/src/manifest/manifest.ts'

const pair = makeBoardKey()
const privateKey = readBoardPrivateKey(pair.privateKey)
const boardKey = pair.publicKey.toString('base64url')
const survey = '11'.repeat(32)
const sign = (text: string): string => signText(privateKey, text).toString('base64url')

describe('a receipt', () => {
  const nullKey = 'ab'.repeat(32)
  const text = receiptText({ survey, nullKey, seq: 1, day: '2023-06-20' })
  const receipt = { survey, ballotKey: nullKey, seq: 1, day: '2023-06-20', signature: sign(text) }

  it('of the server is believed by the client, and is the same for the same ballot', async () => {
    expect(await verifyReceipt(receipt, boardKey)).toBe('VALID')
    expect(sign(text)).toBe(receipt.signature)
    expect(verifyText(pair.publicKey, text, signText(privateKey, text))).toBe(true)
  })

  it('with anything changed, or by another board, is not', async () => {
    const other = makeBoardKey().publicKey.toString('base64url')
    expect(await verifyReceipt(receipt, other)).toBe('INVALID')
    const changes = [
      { survey: '12'.repeat(32) },
      { ballotKey: 'ac'.repeat(32) },
      { seq: 2 },
      { day: '2023-06-21' },
      { signature: 'no' },
    ]
    for (const change of changes) {
      expect(await verifyReceipt({ ...receipt, ...change }, boardKey)).toBe('INVALID')
    }
  })

  it('has a code of its own for each ballot', () => {
    expect(receiptCode(nullKey)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4} ){7}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(receiptCode(nullKey)).not.toBe(receiptCode(`ac${nullKey.slice(2)}`))
  })
})

describe('the list of ballot keys', () => {
  const listOf = (rows: string[]) => {
    const keys = rows.join('\n')
    const signature = sign(ballotKeysText(survey, rows.length, keys))
    return { survey, count: rows.length, keys, signature }
  }
  const rows = ['01', '02', 'ff'].map((byte) => byte.repeat(32))

  it('is checked and searched on the phone', async () => {
    const list = listOf(rows)
    expect(await verifyBallotKeys(list, boardKey)).toBe('VALID')
    expect(await verifyBallotKeys(listOf([]), boardKey)).toBe('VALID')
    expect(rows.every((row) => findOwnKey(list, row))).toBe(true)
    expect(findOwnKey(list, '03'.repeat(32))).toBe(false)
    expect(findOwnKey(list, '')).toBe(false)
  })

  it('is not believed when shortened, out of order, or with a key twice', async () => {
    const shortened = { ...listOf(rows), keys: rows.slice(1).join('\n'), count: 2 }
    for (const list of [shortened, listOf(rows.toReversed()), listOf(['01', '01'])]) {
      expect(await verifyBallotKeys(list, boardKey)).toBe('INVALID')
    }
  })

  it('and a release are texts of different kinds: a signature of one is none of the other', async () => {
    const signature = sign('tinnhiem-release-v1\0{}')
    expect(await verifyBoardText('tinnhiem-release-v1\0{}', signature, boardKey)).toBe('VALID')
    expect(await verifyBoardText('tinnhiem-receipt-v1\0{}', signature, boardKey)).toBe('INVALID')
  })
})

describe('a manifest of the server', () => {
  const words = { vi: 'Tín nhiệm', en: 'Trust' }
  const pool = { number: 1, name: words, eligible: 12, joined: false, publicKey: 'AA' }
  const input = {
    survey,
    title: words,
    questions: [
      { code: 'q1', type: 'TRUST3' as const, about: 'MY_CHAIR', text: words, levels: [words] },
    ],
    opens: '2023-06-01',
    closes: '2023-06-30',
    k: 10,
    ruleVersion: 'leader-2023',
    policy: 'waves' as const,
    windows: [{ from: '2023-06-02T18:00:00+07:00', to: '2023-06-02T21:00:00+07:00' }],
    boardKey,
    lists: [
      { upper: 'u1', pools: [pool] },
      { upper: 'u2', pools: [{ ...pool, number: 2 }] },
    ],
  }
  const { header, hash, lists } = buildManifest(input)
  const list = lists[0]?.text ?? ''

  it('is read by the client whole, as text or as bytes', async () => {
    const checked = await verifyManifest(header, list, hash)
    expect(checked).toMatchObject({ ok: true, list: { upper: 'u1', pools: [pool] } })
    const { lists: _, ...frozen } = input
    expect(checked.ok && checked.header).toMatchObject({ v: 1, ...frozen, issuers: ['surveys'] })
    const bytes = new TextEncoder().encode(header)
    expect(await verifyHeader(bytes, hash)).toMatchObject({ ok: true })
  })

  it('is refused with a key for one person: another header, or a list the header does not name', async () => {
    const tagged = buildManifest({
      ...input,
      lists: [{ upper: 'u1', pools: [{ ...pool, publicKey: 'BB' }] }],
    })
    const otherHash = { ok: false, problem: 'OTHER_HASH' }
    expect(await verifyManifest(tagged.header, list, hash)).toEqual(otherHash)
    const otherList = { ok: false, problem: 'OTHER_LIST' }
    expect(await verifyManifest(header, tagged.lists[0]?.text ?? '', hash)).toEqual(otherList)
  })

  it('is refused when written in another way, with a field of the wrong kind, or a broken inner hash', async () => {
    const sha = (text: string): string => createHash('sha256').update(text).digest('hex')
    const check = (text: string) => verifyManifest(text, list, sha(text))
    const spaced = JSON.stringify(JSON.parse(header), null, 1)
    expect(await check(spaced)).toEqual({ ok: false, problem: 'NOT_CANONICAL' })
    expect(await check('{')).toEqual({ ok: false, problem: 'NOT_CANONICAL' })
    const malformed = { ok: false, problem: 'MALFORMED' }
    expect(await check('[]')).toEqual(malformed)
    expect(await check(header.replace('"k":10', '"k":4'))).toEqual(malformed)
    expect(await check(header.replace('"code":"q1"', '"code":"q2"'))).toEqual(malformed)
    expect(await check(header.replace('"upper":"u2"', '"upper":"u3"'))).toEqual(malformed)
  })
})
