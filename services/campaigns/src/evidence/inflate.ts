import { promisify } from 'node:util'
import { constants, inflate as zlibInflate } from 'node:zlib'

const unpack = promisify(zlibInflate)

/** Bytes one packed part may grow to. */
const MOST = 16_000_000

/** Inflates on zlib's threads; a cut end gives what there is, bytes behind the end are not read. Null = none, or too much. */
export async function inflate(bytes: Uint8Array): Promise<Uint8Array | null> {
  try {
    return await unpack(bytes, {
      maxOutputLength: MOST,
      finishFlush: constants.Z_SYNC_FLUSH,
    })
  } catch {
    return null
  }
}
