import { createHmac } from 'node:crypto'
import { seal, unseal } from './seal.ts'

/** What the environment gives: the key in use, and those that only unwrap until everything is rewrapped. */
export type KeyEncryptionKeys = { current: Buffer; old: readonly Buffer[] }

/** A data key as it is stored: by which key it is wrapped, and the wrapped bytes (always 60). */
export type WrappedKey = { kek: string; box: Buffer }

export type KeyRing = ReturnType<typeof keyRing>

/** The key-encryption keys by id. An id is a keyed hash of a constant: it tells nothing of the key. */
export function keyRing({ current, old }: KeyEncryptionKeys) {
  const byId = new Map([current, ...old].map((key) => [idOf(key), key]))
  return {
    current: idOf(current),
    /** Ids of the keys that only unwrap. */
    old: [...byId.keys()].filter((id) => id !== idOf(current)),
    wrap: (id: string, dataKey: Buffer): WrappedKey => ({
      kek: idOf(current),
      box: seal(current, dataKey, id),
    }),
    /** Null when the bytes are random (the key was destroyed), or the key that wrapped them is not known here. */
    unwrap: (id: string, { kek, box }: WrappedKey): Buffer | null => {
      const key = byId.get(kek)
      return key ? unseal(key, box, id) : null
    },
  }
}

function idOf(key: Buffer): string {
  return createHmac('sha256', key).update('key-encryption-key').digest('hex').slice(0, 16)
}
