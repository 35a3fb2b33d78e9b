import { fromBase64url, fromHex, utf8 } from './bytes.ts'

/** A receipt as the server sends it. `signature` is base64url of 64 bytes. */
export type Receipt = {
  readonly survey: string
  readonly ballotKey: string
  readonly seq: number
  readonly day: string
  readonly signature: string
}

/** The published list of all ballot keys of a closed survey: hex lines, ascending (D-14). */
export type BallotKeyList = {
  readonly survey: string
  readonly count: number
  readonly keys: string
  readonly signature: string
}

/** UNSUPPORTED: this browser has no Ed25519, so nothing is known; never show it as false. */
export type Verdict = 'VALID' | 'INVALID' | 'UNSUPPORTED'

/**
 * Checks a receipt under the manifest's board key (base64url of SPKI DER). It proves that this ballot is counted,
 * never what it says.
 */
export async function verifyReceipt(receipt: Receipt, boardKey: string): Promise<Verdict> {
  const { survey, ballotKey, seq, day } = receipt
  const text = ['tinnhiem-receipt-v1', survey, ballotKey, seq, day].join('\n')
  return verifyBoardText(text, receipt.signature, boardKey)
}

/** Checks the signature of the published list, its count, and that each key is in it only once. */
export async function verifyBallotKeys(list: BallotKeyList, boardKey: string): Promise<Verdict> {
  const keys = list.keys === '' ? [] : list.keys.split('\n')
  const ascending = keys.every((key, at) => at === 0 || (keys[at - 1] ?? '') < key)
  if (keys.length !== list.count || !ascending) return 'INVALID'
  const text = ['tinnhiem-ballot-keys-v1', list.survey, list.count, list.keys].join('\n')
  return verifyBoardText(text, list.signature, boardKey)
}

/** True when the own ballot is in the list. The phone searches by itself: asking would tell. */
export function findOwnKey(list: BallotKeyList, nullKeyHex: string): boolean {
  return /^[0-9a-f]{64}$/.test(nullKeyHex) && list.keys.includes(nullKeyHex)
}

/** Checks a text signed by the board key; the first line names its kind. */
export async function verifyBoardText(
  text: string,
  signature: string,
  boardKey: string,
): Promise<Verdict> {
  try {
    const spki = fromBase64url(boardKey)
    const key = await crypto.subtle.importKey('spki', spki, { name: 'Ed25519' }, false, ['verify'])
    const bytes = fromBase64url(signature)
    const valid = await crypto.subtle.verify({ name: 'Ed25519' }, key, bytes, utf8(text))
    return valid ? 'VALID' : 'INVALID'
  } catch (error) {
    return error instanceof Error && error.name === 'NotSupportedError' ? 'UNSUPPORTED' : 'INVALID'
  }
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * The code a person reads and copies: the first 160 bits of the ballot's null key in eight groups of four
 * characters, without I, L, O and U.
 */
export function receiptCode(nullKeyHex: string): string {
  const bits = [...fromHex(nullKeyHex).slice(0, 20)].map((byte) =>
    byte.toString(2).padStart(8, '0'),
  )
  const letters = bits.join('').match(/.{5}/g) ?? []
  const code = letters.map((letter) => CROCKFORD[Number.parseInt(letter, 2)]).join('')
  return code.match(/.{4}/g)?.join(' ') ?? ''
}
