import { type Bytes, concat, fromHex, sha256, u32, utf8 } from './bytes.ts'

/** What a pass is bound to. `survey` and `manifestHash` are 64 hex characters, `publicKey` 65 bytes. */
export type PassBinding = {
  readonly survey: string
  readonly pool: number
  readonly manifestHash: string
  readonly publicKey: Bytes
}

/**
 * The message that is blindly signed (117 bytes): "tinnhiem-pass-v1" || 0x00 || survey (32 B) || pool (u32 BE) ||
 * manifest hash (32 B) || SHA-256(ballot key). Throws a RangeError for a wrong length. Source: privacy.md 2.
 */
export async function passMessage(binding: PassBinding): Promise<Bytes> {
  const survey = hash(binding.survey)
  const manifest = hash(binding.manifestHash)
  if (binding.publicKey.length !== 65) throw new RangeError('a ballot key has 65 bytes')
  const ballotKey = await sha256(binding.publicKey)
  const label = utf8('tinnhiem-pass-v1\0')
  return concat(label, survey, u32(binding.pool), manifest, ballotKey)
}

/** The ballot's public name: SHA-256("tinnhiem-null-v1" || pass message). Source: privacy.md 2, step 6. */
export async function nullKey(message: Bytes): Promise<Bytes> {
  return sha256(concat(utf8('tinnhiem-null-v1'), message))
}

function hash(hex: string): Bytes {
  const bytes = fromHex(hex)
  if (bytes.length !== 32) throw new RangeError('a hash has 64 hexadecimal digits')
  return bytes
}
