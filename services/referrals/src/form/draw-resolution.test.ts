import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { drawResolution } from './draw-resolution.ts'
import {
  fileName,
  paragraphsOf,
  placeAndDate,
  tidied,
  wrongName,
  type ResolutionForm,
} from './resolution-form.ts'

const form: ResolutionForm = {
  names: {
    upperUnion: 'Liên đoàn Lao động huyện Tân Uyên',
    union: 'Công đoàn cơ sở Hợp tác xã chè Mường Khoa',
    place: 'Tân Uyên',
    person: 'Vàng Thị Ngưỡng',
    bornOn: '1991-04-30',
    work: 'công nhân tổ chế biến, Hợp tác xã chè Mường Khoa',
    signerPost: 'Phó Chủ tịch',
    signer: 'Lò Văn Khuyến',
  },
  number: '05-NQ/CĐCS',
  on: '2023-02-05',
  vote: { on: '2023-02-03', convened: 11, present: 9, yes: 8, no: 1, blank: 0 },
  body: 'GRASSROOTS_COMMITTEE',
  recipient: 'Chi bộ xã Mường Khoa',
  isSigned: true,
}

/** Every stream of the file, unpacked. */
function streamsOf(pdf: Buffer): string {
  const parts: string[] = []
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    if (pdf.subarray(at - 3, at).toString() === 'end') continue
    const end = pdf.indexOf('endstream', at)
    try {
      parts.push(inflateSync(pdf.subarray(at + 7, end)).toString('latin1'))
    } catch {
      // a stream that is not packed
    }
  }
  return parts.join('\n')
}

describe('the printed resolution', () => {
  it('is one A4 page with its fonts inside and no name among what is not printed', async () => {
    const pdf = await drawResolution(form)
    const head = pdf.toString('latin1')
    expect(head.startsWith('%PDF-1.7')).toBe(true)
    expect(head.match(/\/Type \/Page\b/g)).toHaveLength(1)
    expect(head).toContain('/Lang (vi)')
    expect(head.match(/\/FontFile2/g)).toHaveLength(3)
    expect(head).not.toContain('Tinos-Missing')
    expect(head).not.toMatch(/Ngưỡng|Ng\\u01b0/)
  })

  it('has a letter for every letter: no missing glyph is drawn', async () => {
    const drawn = streamsOf(await drawResolution(form)).matchAll(/\[([^\]]*)\] TJ/g)
    const glyphs = [...drawn].flatMap(
      ([, text = '']) => text.match(/[0-9a-f]{4}(?=[0-9a-f]*>)/g) ?? [],
    )
    expect(glyphs.length).toBeGreaterThan(300)
    // glyph 0 is the empty box of a letter a font does not have
    expect(glyphs).not.toContain('0000')
  })

  it('says the place and the day as the decree wants them', () => {
    expect(placeAndDate('Tân Uyên', '2023-02-05')).toBe('Tân Uyên, ngày 05 tháng 02 năm 2023')
    expect(placeAndDate('Tân Uyên', '2023-10-15')).toBe('Tân Uyên, ngày 15 tháng 10 năm 2023')
    expect(placeAndDate('Tân Uyên', '2023-03-15')).toBe('Tân Uyên, ngày 15 tháng 3 năm 2023')
  })

  it('gives the totals of the vote and never who voted how', () => {
    const text = paragraphsOf(form).join(' ')
    expect(text).toContain('Triệu tập 11 người, có mặt 09 người. Tán thành 08 phiếu (88,9%')
    expect(text).toContain('không tán thành 01 phiếu, phiếu trắng 00 phiếu')
  })

  it('takes letters typed in parts as the same letters, and refuses what cannot be printed', () => {
    const decomposed = { ...form.names, person: ` ${form.names.person.normalize('NFD')} ` }
    expect(tidied(decomposed).person).toBe(form.names.person)
    expect(wrongName(form.names, '2023-02-05')).toBeNull()
    expect(wrongName({ ...form.names, person: ' ' }, '2023-02-05')).toBe('person')
    expect(wrongName({ ...form.names, work: 'a\u202eb' }, '2023-02-05')).toBe('work')
    expect(wrongName({ ...form.names, bornOn: '2023-02-05' }, '2023-02-05')).toBe('bornOn')
    expect(fileName('05-NQ/CĐCS')).toBe('nghi-quyet-05-NQ-CDCS.pdf')
  })
})
