import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkContent, kindOf } from './content.ts'
import { inflate } from './inflate.ts'
import {
  chunk,
  exif,
  jpeg,
  objectStream,
  pdf,
  png,
  riff,
  SECRET,
  segment,
  webp,
} from './sample-files.ts'

const check = async (bytes: Uint8Array) => await checkContent(bytes, inflate)
const problemOf = async (bytes: Uint8Array) => {
  const checked = await check(bytes)
  return checked.ok ? null : checked.problem
}
const kept = async (bytes: Uint8Array) => {
  const checked = await check(bytes)
  if (!checked.ok) throw new Error(checked.problem)
  return Buffer.concat(checked.parts)
}
const files = {
  'image/jpeg': jpeg(),
  'image/png': png(),
  'image/webp': webp(),
  'application/pdf': pdf(),
}

describe('evidence is taken by its content', () => {
  it.each(Object.entries(files))(
    'takes %s, and what it keeps is whole again',
    async (type, bytes) => {
      const first = await check(bytes)
      expect(first).toMatchObject({ ok: true, mediaType: type })
      const clean = await kept(bytes)
      expect(await kept(clean)).toEqual(clean)
    },
  )

  it('keeps no place, device or text of a picture, and how it is turned', async () => {
    for (const bytes of [jpeg(), png(), webp()]) {
      expect(bytes.includes(SECRET)).toBe(true)
      const clean = (await kept(bytes)).toString('latin1')
      expect(clean).not.toMatch(/GPS|phone|XMP |eXIf|tEXt|adobe\.com/)
    }
    const turned = await kept(jpeg({ orientation: 6 }))
    expect(turned.includes(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]))).toBe(true)
    expect((await kept(jpeg({ orientation: 1 }))).includes('Exif')).toBe(false)
  })

  it.each([
    ['svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['html', '<!doctype html><script>alert(1)</script>'],
    ['gif', 'GIF89a\x01\0\x01\0'],
    ['a program', 'MZ\x90\0'],
    ['zip', 'PK\x03\x04'],
    ['nothing', ''],
    ['a PDF that begins later', 'x%PDF-1.7'],
  ])('refuses %s', async (_, text) =>
    expect(await problemOf(Buffer.from(text, 'latin1'))).toBe('TYPE_NOT_TAKEN'),
  )

  it('refuses what stands behind the end of a picture', async () => {
    const page = '<html><body>hello'
    expect(await problemOf(jpeg({ trailer: Buffer.from(page) }))).toBe('DATA_AFTER_END')
    expect(await problemOf(jpeg({ trailer: Buffer.from('PK\x03\x04') }))).toBe('DATA_AFTER_END')
    expect(await problemOf(png({ trailer: page }))).toBe('DATA_AFTER_END')
    expect(await problemOf(webp({ trailer: page }))).toBe('DATA_AFTER_END')
    expect(await problemOf(pdf({ trailer: `\n${page}` }))).toBe('DATA_AFTER_END')
    const nested = jpeg({ trailer: Buffer.concat([jpeg(), Buffer.from(page)]) })
    expect(await problemOf(nested)).toBe('DATA_AFTER_END')
  })

  it('leaves out the second picture and the padding of a phone', async () => {
    const plain = await kept(jpeg())
    expect(await kept(jpeg({ trailer: Buffer.alloc(9) }))).toEqual(plain)
    expect(await kept(jpeg({ trailer: jpeg({ comment: 'depth' }) }))).toEqual(plain)
    const samsung = Buffer.from('\0\0\x01\x0aImage_UTC_Data1700000000000SEFHxxSEFT', 'latin1')
    expect(await kept(jpeg({ trailer: samsung }))).toEqual(plain)
  })

  it('refuses a script in the texts of a picture', async () => {
    const script = '<ScRiPt>alert(1)</script>'
    expect(await problemOf(jpeg({ comment: script }))).toBe('SCRIPT_INSIDE')
    expect(await problemOf(png({ text: script }))).toBe('SCRIPT_INSIDE')
    expect(await problemOf(png({ text: '<?php system(1)' }))).toBe('SCRIPT_INSIDE')
  })

  it('refuses pictures that do not add up', async () => {
    const [photo, drawing, shot] = [jpeg(), png(), webp()]
    expect(await problemOf(photo.subarray(0, 40))).toBe('BROKEN')
    expect(await problemOf(photo.subarray(0, -2))).toBe('BROKEN')
    expect(
      await problemOf(
        Buffer.concat([photo.subarray(0, 2), segment(0xe1, exif(1)), Buffer.from([0xff, 0xd9])]),
      ),
    ).toBe('BROKEN')
    expect(await problemOf(drawing.subarray(0, -5))).toBe('BROKEN')
    expect(
      await problemOf(Buffer.concat([drawing.subarray(0, -12), chunk('EVIL', Buffer.alloc(1))])),
    ).toBe('BROKEN')
    const flipped = Buffer.from(drawing)
    flipped[20] = 7
    expect(await problemOf(flipped)).toBe('BROKEN')
    expect(await problemOf(shot.subarray(0, -4))).toBe('BROKEN')
    expect(await problemOf(riff('RIFF', Buffer.from('WEBPEXIF\0\0\0\0')))).toBe('BROKEN')
  })

  it('never throws, whatever comes', async () => {
    const seeds = Object.values(files)
    const mutated = fc.tuple(
      fc.constantFrom(...seeds),
      fc.array(fc.tuple(fc.nat(600), fc.nat(255)), { maxLength: 12 }),
      fc.nat(600),
    )
    await fc.assert(
      fc.asyncProperty(mutated, async ([seed, changes, cut]) => {
        const bytes = Buffer.from(seed)
        for (const [at, value] of changes) bytes[at % bytes.length] = value
        const checked = await check(
          bytes.subarray(0, Math.max(0, bytes.length - (cut > 300 ? 0 : cut))),
        )
        if (checked.ok) expect(kindOf(Buffer.concat(checked.parts))).toBe(checked.mediaType)
      }),
      { numRuns: 300 },
    )
  })
})

describe('a PDF', () => {
  it.each([
    '<< /S /JavaScript /JS (app.alert(1)) >>',
    '<< /S /J#61vaScript /JS (app.alert(1)) >>',
    '<< /#4a#53 (app.alert(1)) >>',
    '<< /Type /Action /S /Launch /F (cmd.exe) >>',
    '<< /Names << /EmbeddedFiles 7 0 R >> >>',
    '<< /Type /EmbeddedFile >>',
    '<< /OpenAction << /S/JavaScript/JS 8 0 R >> >>',
    '<< /Subtype /RichMedia >>',
    '<< /AcroForm << /XFA 4 0 R >> >>',
    '<< /S /SubmitForm >>',
  ])('with %s is refused, open or packed', async (text) => {
    expect(await problemOf(pdf({ objects: [`5 0 obj\n${text}\nendobj\n`] }))).toBe('SCRIPT_INSIDE')
    expect(await problemOf(pdf({ objects: [objectStream(`5 0 ${text}`)] }))).toBe('SCRIPT_INSIDE')
  })

  it('hides nothing behind a false end, a comment or another name of its stream', async () => {
    const script = '5 0 << /S /JavaScript /JS (1) >>'
    const stored = deflateSync(Buffer.from(`endstream ${' '.repeat(40)}${script}`), { level: 0 })
    const early = Buffer.concat([
      Buffer.from('9 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>\nstream\n'),
      deflateSync(Buffer.concat([Buffer.alloc(9), stored, Buffer.from(script)])),
      Buffer.from('\nendstream\nendobj\n'),
    ])
    expect(await problemOf(pdf({ objects: [early] }))).toBe('SCRIPT_INSIDE')
    expect(await problemOf(pdf({ objects: ['% stream\n', objectStream(script)] }))).toBe(
      'SCRIPT_INSIDE',
    )
    expect(await problemOf(pdf({ objects: [objectStream(script, '', '/Subtype /Image')] }))).toBe(
      'SCRIPT_INSIDE',
    )
    expect(
      await problemOf(pdf({ objects: [objectStream(script, '', '/Type /Ob#6aStm /N 1')] })),
    ).toBe('SCRIPT_INSIDE')
  })

  it('whose objects cannot be looked into is refused', async () => {
    const parms = objectStream('5 0 << >>', '/DecodeParms << /Predictor 12 >>')
    expect(await problemOf(pdf({ objects: [parms] }))).toBe('BROKEN')
    const chain =
      '9 0 obj\n<< /Type /ObjStm /Filter [/ASCII85Decode /FlateDecode] >>\nstream\nGb"0\nendstream\nendobj\n'
    expect(await problemOf(pdf({ objects: [chain] }))).toBe('BROKEN')
    expect(await problemOf(pdf({ objects: ['trailer << /Encrypt 9 0 R >>\n'] }))).toBe('PDF_LOCKED')
    expect(await problemOf(Buffer.from('%PDF-1.7\nnothing'))).toBe('BROKEN')
  })

  it.each([
    '<< /Type /ObjStm /N 1 /First 4 /Filter /ASCIIHexDecode % endstream\n>>',
    '<< /Type /ObjStm /Filter /ASCIIHexDecode /X (endstream\nendobj) >>',
    '<< /Filter /ASCIIHexDecode /X (endstream endobj 9 0 obj) /Type /ObjStm >>',
    `<< /Filter /ASCIIHexDecode /Type /ObjStm ${' '.repeat(70_000)} >>`,
    `<< /Filter /ASCIIHexDecode ${' '.repeat(70_000)} /Type /ObjStm >>`,
    '<< /Type /ObjStm % stream\n /Filter /ASCIIHexDecode >>',
  ])('whose dictionary hides how its objects are packed is refused: %.60s', async (dictionary) => {
    const hex = Buffer.from('5 0 << /S /JavaScript /JS (1) >>').toString('hex')
    const hidden = `9 0 obj\n${dictionary}\nstream\n${hex}>\nendstream\nendobj\n`
    expect(await problemOf(pdf({ objects: [hidden] }))).toBe('BROKEN')
  })

  it('with pictures, links and packed objects is taken', async () => {
    const link = '5 0 obj\n<< /S /URI /URI (https://example.org) >>\nendobj\n'
    const goTo = '6 0 obj\n<< /OpenAction [3 0 R /Fit] /AP << /N 7 0 R >> /First 8 0 R >>\nendobj\n'
    const packed = objectStream('5 0 << /Type /Font /JSON 1 >>')
    expect(await problemOf(pdf({ objects: [link, goTo, packed] }))).toBeNull()
  })

  it('and a photo made to be slow are judged in a moment', async () => {
    const end = '\nstartxref\n9\n%%EOF\n'
    const blanks = `/ObjStm /Filter${' '.repeat(60_000)}x stream\n`.repeat(100)
    const unended = `${' '.repeat(4_000_000)}${'stream\n'.repeat(4_900)}${'x'.repeat(4_000_000)}`
    const ended = `${'stream\n'.repeat(4_900)}${'x'.repeat(8_000_000)}endstream`
    // the work of this thread alone: a machine that is busy elsewhere or stands still is not counted
    const began = process.threadCpuUsage()
    for (const text of [blanks, unended, ended])
      await problemOf(Buffer.from(`%PDF-1.7\n${text}${end}`))
    const tiny = Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 2, 0xff, 0xd9])
    const trailer = Buffer.alloc(4_000_000, tiny)
    expect(await problemOf(Buffer.concat([jpeg(), trailer]))).toBeNull()
    expect(process.threadCpuUsage(began).user).toBeLessThan(10_000_000)
  })

  it('that grows without bounds is refused', async () => {
    const bomb = objectStream(' '.repeat(20_000_000))
    expect(await problemOf(pdf({ objects: [bomb] }))).toBe('BROKEN')
  })
})
