/** The Vietnamese alphabet; f, j, w, z are sorted where Latin has them. */
const LETTERS = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'
/** No tone, huyền, hỏi, ngã, sắc, nặng: the order of Vietnamese dictionaries. */
const TONES = ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323']
const MARKS: Readonly<Record<string, string>> = {
  '\u0306': 'ăaĂ',
  '\u0302': 'âaêeôo',
  '\u031b': 'ơoưu',
}

/**
 * A key that sorts as bytes the way Vietnamese words sort: first by letters (ă, â, đ, ê, ô, ơ, ư are letters), then by
 * tones. Numbers sort by value. Kept ASCII, so that MongoDB, JavaScript and a cursor agree.
 */
export function vietnameseOrder(name: string): string {
  const text = name.normalize('NFD').toLowerCase()
  let letters = ''
  let tones = ''
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? ''
    if (TONES.includes(char)) {
      tones = `${tones.slice(0, -1)}${TONES.indexOf(char) + 1}`
      continue
    }
    if (char in MARKS) continue
    const [letter, marks] = marked(char, text.slice(at + 1, at + 4))
    letters += keyOf(letter)
    tones += '0'
    at += marks
  }
  return `${padNumbers(letters)}~${tones.replace(/0+$/, '')}`
}

/** The letter a base and the marks behind it make; tones between them belong to the tones. */
function marked(base: string, behind: string): [string, number] {
  for (const mark of Object.keys(MARKS)) {
    const composed = `${base}${mark}`.normalize('NFC')
    if (behind.includes(mark) && composed.length === 1 && isMarkOf(behind, mark))
      return [composed, 0]
  }
  return [base, 0]
}

/** Whether the mark follows with nothing but marks before it. */
function isMarkOf(behind: string, mark: string): boolean {
  return [...behind.slice(0, behind.indexOf(mark))].every(
    (char) => TONES.includes(char) || char in MARKS,
  )
}

function keyOf(letter: string): string {
  const at = LETTERS.indexOf(letter)
  if (at >= 0) return String.fromCharCode('A'.charCodeAt(0) + at)
  if (/[0-9]/.test(letter)) return letter
  return ' '
}

/** Runs of digits get the same length, so that 9 comes before 10. */
function padNumbers(key: string): string {
  return key
    .replace(/[0-9]+/g, (digits) => digits.padStart(6, '0'))
    .replace(/ +/g, ' ')
    .trim()
}
