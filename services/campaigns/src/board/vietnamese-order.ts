/** The Vietnamese alphabet; f, j, w, z are sorted where Latin has them. */
const LETTERS = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'
/** Huyền, hỏi, ngã, sắc, nặng: the order of Vietnamese dictionaries, after no tone. */
const TONES = ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323']
const ANY_TONE = new RegExp(`[${TONES.join('')}]`, 'g')

/**
 * A key that sorts as bytes the way Vietnamese words sort: first by letters (ă, â, đ, ê, ô, ơ, ư are letters), then by
 * tones. Numbers sort by value. Kept ASCII, so that MongoDB, JavaScript and a cursor agree.
 */
export function vietnameseOrder(name: string): string {
  let letters = ''
  let tones = ''
  for (const char of name.normalize('NFC').toLowerCase()) {
    const parts = char.normalize('NFD')
    letters += keyOf(parts.replace(ANY_TONE, '').normalize('NFC'))
    tones += String(TONES.findIndex((tone) => parts.includes(tone)) + 1)
  }
  return `${padNumbers(letters)}~${tones.replace(/0+$/, '')}`
}

function keyOf(letter: string): string {
  const at = LETTERS.indexOf(letter)
  if (at >= 0) return String.fromCharCode('A'.charCodeAt(0) + at)
  return /[0-9]/.test(letter) ? letter : ' '
}

/** Runs of digits get the same length, so that 9 comes before 10. */
function padNumbers(key: string): string {
  return key
    .replace(/[0-9]+/g, (digits) => digits.padStart(6, '0'))
    .replace(/ +/g, ' ')
    .trim()
}
