/** Words of two syllables that a line break must not split (web.md 2.3). */
export const keyWords = [
  'tín nhiệm',
  'anh chị',
  'công đoàn',
  'hài lòng',
  'khảo sát',
  'xếp loại',
  'câu trả lời',
  'bữa ăn ca',
  'đoàn viên',
  'biên nhận',
  'chủ tịch',
  'lãnh đạo',
  'công bố',
] as const

const pattern = new RegExp(`(?<![\\p{L}])(?:${keyWords.join('|')})(?![\\p{L}])`, 'giu')

/** The text with the syllables of its key words joined by U+00A0. */
export function glue(text: string): string {
  return text.replace(pattern, (word) => word.replaceAll(' ', '\u00A0'))
}
