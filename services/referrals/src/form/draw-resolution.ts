import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import PDFDocument from 'pdfkit'
import { paragraphsOf, placeAndDate, type ResolutionForm } from './resolution-form.ts'

const FONT = {
  regular: import.meta.resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf'),
  italic: import.meta
    .resolve('@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf'),
  bold: import.meta.resolve('@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf'),
} as const

const MM = 72 / 25.4
const MARGINS = { top: 20 * MM, bottom: 20 * MM, left: 30 * MM, right: 20 * MM }
const WIDTH = 595.28 - MARGINS.left - MARGINS.right
const LEFT = { x: MARGINS.left, width: WIDTH * 0.43 }
const RIGHT = { x: MARGINS.left + WIDTH * 0.45, width: WIDTH * 0.55 }

type Doc = PDFKit.PDFDocument
type Column = { x: number; width: number }
type Face = keyof typeof FONT

/**
 * Draws the resolution in the official form 4A-KNĐ: national heading on the right, the union on the left, text, totals
 * of the vote, recipients and the signer's place (decree 30/2020 for measures). A4, fonts embedded, tagged, Vietnamese.
 * The same form gives the same bytes but for the file's own id.
 */
export async function drawResolution(form: ResolutionForm): Promise<Buffer> {
  const at = new Date(`${form.on}T00:00:00+07:00`)
  const doc = new PDFDocument({
    size: 'A4',
    margins: MARGINS,
    lang: 'vi',
    tagged: true,
    pdfVersion: '1.7',
    displayTitle: true,
    info: { Title: `Nghị quyết số ${form.number}`, CreationDate: at, ModDate: at },
  })
  for (const face of ['regular', 'italic', 'bold'] as const)
    doc.registerFont(face, fileURLToPath(FONT[face]))
  const done = buffer(doc)
  const body = doc.struct('Document')
  doc.addStructure(body)
  const part = (tag: string, draw: () => void) => body.add(doc.struct(tag, {}, draw))
  part('Sect', () => heading(doc, form))
  part('H1', () => title(doc, form))
  for (const text of paragraphsOf(form)) part('P', () => paragraph(doc, text))
  part('Sect', () => foot(doc, form))
  body.end()
  doc.end()
  return await done
}

/** One centred line or more in a column; gives back where it ended. */
function line(doc: Doc, text: string, column: Column, y: number, face: Face, size: number): number {
  doc.font(face).fontSize(size).text(text, column.x, y, { width: column.width, align: 'center' })
  return doc.y
}

function rule(doc: Doc, column: Column, y: number, share: number): void {
  const from = column.x + (column.width * (1 - share)) / 2
  doc.lineWidth(0.7)
  doc
    .moveTo(from, y)
    .lineTo(from + column.width * share, y)
    .stroke()
}

function heading(doc: Doc, { names, number, on }: ResolutionForm): void {
  const top = MARGINS.top
  const upper = line(doc, names.upperUnion.toLocaleUpperCase('vi'), LEFT, top, 'regular', 12)
  const left = line(doc, names.union.toLocaleUpperCase('vi'), LEFT, upper, 'bold', 12)
  rule(doc, LEFT, left + 2, 0.35)
  const country = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
  const motto = line(doc, country, RIGHT, top, 'bold', 12)
  const right = line(doc, 'Độc lập - Tự do - Hạnh phúc', RIGHT, motto, 'bold', 13)
  rule(doc, RIGHT, right + 2, 0.6)
  const below = Math.max(left, right) + 12
  const one = line(doc, `Số: ${number}`, LEFT, below, 'regular', 13)
  const other = line(doc, placeAndDate(names.place, on), RIGHT, below, 'italic', 13)
  doc.y = Math.max(one, other)
}

function title(doc: Doc, { isSigned }: ResolutionForm): void {
  const all = { x: MARGINS.left, width: WIDTH }
  if (!isSigned) line(doc, '(DỰ THẢO - chưa ký)', all, doc.y + 8, 'italic', 12)
  const next = line(doc, 'NGHỊ QUYẾT', all, doc.y + 18, 'bold', 16)
  const end = line(doc, 'giới thiệu đoàn viên công đoàn ưu tú vào Đảng', all, next, 'bold', 14)
  rule(doc, all, end + 3, 0.2)
  doc.y = end + 18
}

function paragraph(doc: Doc, text: string): void {
  const options = { width: WIDTH, align: 'justify', indent: 10 * MM, lineGap: 4 } as const
  doc.font('regular').fontSize(14).text(text, MARGINS.left, doc.y, options)
  doc.y += 6
}

function foot(doc: Doc, { names, recipient, isSigned }: ResolutionForm): void {
  const top = doc.y + 14
  const list = { x: LEFT.x, width: LEFT.width }
  doc.font('bold').fontSize(12).text('Nơi nhận:', list.x, top, { width: list.width })
  for (const text of [`- ${recipient};`, '- Lưu.'])
    doc.font('regular').fontSize(11).text(text, list.x, doc.y, { width: list.width })
  const post = line(doc, 'TM. BAN CHẤP HÀNH', RIGHT, top, 'bold', 14)
  const below = line(doc, names.signerPost.toLocaleUpperCase('vi'), RIGHT, post, 'bold', 14)
  const room = line(
    doc,
    isSigned ? '(đã ký trên hệ thống)' : '(ký, họ tên)',
    RIGHT,
    below + 2,
    'italic',
    12,
  )
  line(doc, names.signer, RIGHT, room + 44, 'bold', 14)
}
