import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

export type Encoding = 'br' | 'gzip' | 'identity'

/** Bytes under which compressing costs more than it saves. */
const SMALLEST = 1_024

/** The best encoding the client names in Accept-Encoding, refusals by `q=0` respected. */
export function encodingFor(accepted: string | undefined): Encoding {
  const offers = (accepted ?? '')
    .toLowerCase()
    .split(',')
    .map((one) => one.trim())
  const takes = (name: string): boolean =>
    offers.some((offer) => offer.split(';', 1)[0] === name && !/;\s*q=0(\.0*)?$/.test(offer))
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity'
}

/**
 * Compresses on zlib's threads; small bodies stay as they are.
 * @param once true for files, which are compressed once and kept; answers take the fast level
 */
export async function compress(
  body: Buffer,
  encoding: Encoding,
  once: boolean,
): Promise<{ body: Buffer; encoding: Encoding }> {
  if (encoding === 'identity' || body.length < SMALLEST) return { body, encoding: 'identity' }
  if (encoding === 'gzip') return { body: await zip(body, { level: once ? 9 : 1 }), encoding }
  const params = { [constants.BROTLI_PARAM_QUALITY]: once ? 10 : 1 }
  return { body: await brotli(body, { params }), encoding }
}
