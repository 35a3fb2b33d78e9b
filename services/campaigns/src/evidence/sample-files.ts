import { deflateSync } from 'node:zlib'
import { crc32 } from './png.ts'

/** Small real files for tests: each holds the place and the device of somebody, to see them gone. */
export const SECRET = 'GPS 22.3964N 103.4582E, phone of somebody'

const ascii = (text: string) => Buffer.from(text, 'latin1')

export function segment(marker: number, payload: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(payload.length + 2, 2)
  return Buffer.concat([head, payload])
}

/** An EXIF payload with the orientation and a text. */
export function exif(orientation: number, text = SECRET): Buffer {
  const tiff = Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0])
  const value = Buffer.from([orientation, 0, 0, 0, 0, 0, 0, 0])
  return Buffer.concat([ascii('Exif\0\0'), tiff, value, ascii(text)])
}

type Photo = { orientation?: number; comment?: string; trailer?: Buffer }

export function jpeg({ orientation = 6, comment = SECRET, trailer }: Photo = {}): Buffer {
  const frame = Buffer.from([8, 0, 1, 0, 1, 1, 1, 0x11, 0])
  const scan = Buffer.from([1, 1, 0, 0, 63, 0])
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, ascii('JFIF\0\x01\x01\0\0\x01\0\x01\0\0')),
    segment(0xe1, exif(orientation)),
    segment(0xe1, ascii(`http://ns.adobe.com/xap/1.0/\0${SECRET}`)),
    segment(0xfe, ascii(comment)),
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc0, frame),
    segment(0xc4, Buffer.concat([Buffer.from([0, 1]), Buffer.alloc(16)])),
    segment(0xda, scan),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9]),
    trailer ?? Buffer.alloc(0),
  ])
}

export function chunk(type: string, payload: Uint8Array): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(payload.length)
  const body = Buffer.concat([ascii(type), payload])
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([size, body, check])
}

export function png({ text = SECRET, pixels = Buffer.from([0, 0]), trailer = '' } = {}): Buffer {
  return Buffer.concat([
    ascii('\x89PNG\r\n\x1a\n'),
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    chunk('tEXt', ascii(`Comment\0${text}`)),
    chunk('eXIf', exif(1).subarray(6)),
    chunk('IDAT', deflateSync(pixels, { level: 0 })),
    chunk('IEND', Buffer.alloc(0)),
    ascii(trailer),
  ])
}

export function riff(type: string, payload: Uint8Array): Buffer {
  const head = Buffer.concat([ascii(type), Buffer.alloc(4)])
  head.writeUInt32LE(payload.length, 4)
  return Buffer.concat([head, payload, Buffer.alloc(payload.length % 2)])
}

export function webp({ trailer = '' } = {}): Buffer {
  const body = Buffer.concat([
    ascii('WEBP'),
    riff('VP8X', Buffer.from([0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
    riff('VP8 ', Buffer.from([0x30, 1, 0, 0x9d, 1, 0x2a, 1, 0, 1, 0, 0])),
    riff('EXIF', exif(1)),
    riff('XMP ', ascii(SECRET)),
  ])
  return Buffer.concat([riff('RIFF', body), ascii(trailer)])
}

/** A PDF of one page with these further objects. */
export function pdf({
  objects = [],
  trailer = '\n',
}: { objects?: readonly (string | Buffer)[]; trailer?: string } = {}): Buffer {
  const parts = [
    '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n',
    '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n',
    '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\n',
    ...objects,
    'xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R /Size 4 >>\nstartxref\n9\n%%EOF',
    trailer,
  ]
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? ascii(part) : part)))
}

/** An object stream that holds `text`, packed as `filter` says. */
export function objectStream(
  text: string,
  more = '',
  keys = '/Type /ObjStm /N 1 /First 4',
): Buffer {
  const packed = deflateSync(ascii(text))
  const dictionary = `<< ${keys} /Filter /FlateDecode ${more} /Length ${packed.length} >>`
  return Buffer.concat([
    ascii(`9 0 obj\n${dictionary}\nstream\n`),
    packed,
    ascii('\nendstream\nendobj\n'),
  ])
}
