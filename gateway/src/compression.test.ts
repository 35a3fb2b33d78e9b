import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { compress, encodingFor } from './compression.ts'

describe('compression', () => {
  it.each([
    [undefined, 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['GZIP;q=0.5', 'gzip'],
    ['deflate', 'identity'],
  ])('answers Accept-Encoding %s with %s', (header, encoding) =>
    expect(encodingFor(header)).toBe(encoding),
  )

  it('gives back the same bytes', async () => {
    const body = Buffer.from('Tín Nhiệm '.repeat(1_000))
    expect(brotliDecompressSync((await compress(body, 'br', true)).body)).toEqual(body)
    expect(gunzipSync((await compress(body, 'gzip', false)).body)).toEqual(body)
  })

  it('leaves small bodies alone', async () => {
    expect((await compress(Buffer.from('{}'), 'br', false)).encoding).toBe('identity')
  })
})
