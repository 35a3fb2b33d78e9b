import { createPrivateKey, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { canonicalJson } from '../manifest/canonical-json.ts'

/** What the release key signs begins with this; the board keys themselves sign under other names. */
const LABEL = 'tinnhiem-board-v1\0'

/**
 * Reads the long-lived release key: an Ed25519 private JSON Web Key in one line. Throws a RangeError, without the text.
 * Source: infra/decisions/007.
 */
export function readReleaseKey(text: string): KeyObject {
  try {
    const key = createPrivateKey({ key: JSON.parse(text), format: 'jwk' })
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch {
    // The reason would hold a part of the key.
  }
  throw new RangeError('the release key must be an Ed25519 private JSON Web Key in one line')
}

/**
 * Says that a board key (SPKI DER) is that of a survey of this platform: Ed25519 over the label and the canonical JSON of
 * survey and key. Whoever knows the public half of the release key can tell a release of ours from any other.
 */
export function certifyBoardKey(releaseKey: KeyObject, surveyId: string, boardKey: Buffer): Buffer {
  const said = canonicalJson({ boardKey: boardKey.toString('base64url'), surveyId })
  return sign(null, Buffer.from(LABEL + said), releaseKey)
}
