import { inflateRawSync } from 'node:zlib'

/** One cell of a sheet as it was written: its text, and whether a spreadsheet would reckon it out. */
type SheetCell = { text: string; isFormula: boolean }

/** The rows of the first sheet of an .xlsx file, read from its bytes without the writer's help (ECMA-376 18.3). */
export function readSheet(file: Buffer): SheetCell[][] {
  const parts = partsOf(file)
  const shared = all(parts.get('xl/sharedStrings.xml') ?? '', 'si').map(([, body]) => textIn(body))
  const sheet = parts.get('xl/worksheets/sheet1.xml')
  if (sheet === undefined) throw new Error(`no sheet among ${[...parts.keys()].join(', ')}`)
  return all(sheet, 'row').map(([, row]) =>
    all(row, 'c').map(([attributes, body]) => {
      const value = /<v>(.*?)<\/v>/s.exec(body)?.[1] ?? ''
      const text = / t="s"/.test(attributes) ? shared[Number(value)] : textIn(body) || value
      return { text: text ?? '', isFormula: /<f[\s>]/.test(body) }
    }),
  )
}

function all(xml: string, tag: string): [attributes: string, body: string][] {
  const found = xml.matchAll(new RegExp(`<${tag}( [^>]*?)?(?:/>|>(.*?)</${tag}>)`, 'gs'))
  return [...found].map(([, attributes = '', body = '']) => [attributes, body])
}

function textIn(xml: string): string {
  const text = all(xml, 't').map(([, body]) => body)
  return text.join('').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

/** The parts of a zip file by name, found through its list at the end. */
function partsOf(file: Buffer): Map<string, string> {
  const end = file.lastIndexOf(Buffer.from('PK\u0005\u0006'))
  const parts = new Map<string, string>()
  let at = file.readUInt32LE(end + 16)
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const [name, extra, comment] = [28, 30, 32].map((place) => file.readUInt16LE(at + place))
    const [nameBytes, more] = [name ?? 0, (extra ?? 0) + (comment ?? 0)]
    const local = file.readUInt32LE(at + 42)
    const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const packed = file.subarray(from, from + file.readUInt32LE(at + 20))
    const isPacked = file.readUInt16LE(at + 10) !== 0
    const text = (isPacked ? inflateRawSync(packed) : packed).toString('utf8')
    parts.set(file.toString('utf8', at + 46, at + 46 + nameBytes), text)
    at += 46 + nameBytes + more
  }
  return parts
}
