/** What no machine knows: names and places as the officer typed them, kept sealed with the case. */
export type FormNames = {
  /** The upper union, as in its own heading. */
  upperUnion: string
  union: string
  /** Where it was signed, e.g. "Tân Uyên". */
  place: string
  person: string
  bornOn: string
  /** Where the person works, and as what. */
  work: string
  signerPost: string
  signer: string
}

export type FormVote = {
  on: string
  present: number
  convened: number
  yes: number
  no: number
  blank: number
}

/** One resolution of the form 4A-KNĐ, ready to be drawn (domain.md REF-4, B-2). */
export type ResolutionForm = {
  names: FormNames
  number: string
  on: string
  vote: FormVote
  body: 'UNION_GROUP' | 'GRASSROOTS_COMMITTEE'
  recipient: string
  isSigned: boolean
}

export type NameField = keyof FormNames

/** Longest text of a field; a heading has one line or two. */
const LONGEST: Record<NameField, number> = {
  upperUnion: 120,
  union: 160,
  place: 60,
  person: 80,
  bornOn: 10,
  work: 160,
  signerPost: 60,
  signer: 80,
}

/** The first field that is empty, too long, or holds what is no text of one line; null when all can be printed. */
export function wrongName(names: FormNames, today: string): NameField | null {
  const fields: NameField[] = [
    'upperUnion',
    'union',
    'place',
    'person',
    'bornOn',
    'work',
    'signerPost',
    'signer',
  ]
  const wrong = fields.find((field) => {
    const text = names[field].trim()
    return text === '' || text.length > LONGEST[field] || /[\p{Cc}\p{Cf}\p{Co}]/u.test(text)
  })
  if (wrong) return wrong
  return names.bornOn < today ? null : 'bornOn'
}

/** As typed, without blanks at the ends, in composed letters: two ways of typing "ế" are one. */
export function tidied(names: FormNames): FormNames {
  const tidy = (text: string) => text.normalize('NFC').trim().replaceAll(/\s+/g, ' ')
  return {
    upperUnion: tidy(names.upperUnion),
    union: tidy(names.union),
    place: tidy(names.place),
    person: tidy(names.person),
    bornOn: names.bornOn,
    work: tidy(names.work),
    signerPost: tidy(names.signerPost),
    signer: tidy(names.signer),
  }
}

/** dd/MM/yyyy, as in running text. */
export function dayInText(day: string): string {
  return day.split('-').toReversed().join('/')
}

/** "Tân Uyên, ngày 05 tháng 02 năm 2023": days and the months one and two are written with a zero (decree 30/2020). */
export function placeAndDate(place: string, day: string): string {
  const [year = '', month = '', of = ''] = day.split('-')
  const monthInWords = Number(month) <= 2 ? month : `${Number(month)}`
  return `${place}, ngày ${of} tháng ${monthInWords} năm ${year}`
}

/** The running text, one paragraph each. Whoever voted, the resolution is the committee's (REF-4). */
export function paragraphsOf({ names, vote, body, recipient }: ResolutionForm): string[] {
  const who = body === 'UNION_GROUP' ? 'Hội nghị tổ công đoàn' : 'Ban Chấp hành'
  const share = ((100 * vote.yes) / vote.present).toFixed(1).replace('.', ',')
  const two = (count: number) => `${count}`.padStart(2, '0')
  return [
    '- Căn cứ Điều lệ Đảng Cộng sản Việt Nam và quy định, hướng dẫn về thi hành Điều lệ Đảng;',
    '- Căn cứ Điều lệ Công đoàn Việt Nam;',
    `- Căn cứ kết quả bỏ phiếu kín của ${who} ${names.union} ngày ${dayInText(vote.on)} và sự đồng ý của đoàn viên được giới thiệu,`,
    `Ban Chấp hành ${names.union} giới thiệu đoàn viên công đoàn ưu tú ${names.person}, sinh ngày ${dayInText(names.bornOn)}, ${names.work}, để ${recipient} xem xét, bồi dưỡng, kết nạp vào Đảng.`,
    `Triệu tập ${two(vote.convened)} người, có mặt ${two(vote.present)} người. Tán thành ${two(vote.yes)} phiếu (${share}% số người có mặt), không tán thành ${two(vote.no)} phiếu, phiếu trắng ${two(vote.blank)} phiếu.`,
  ]
}

/** Short line over a number or a date: what a resolution may be called in a file name. */
export function fileName(number: string): string {
  const safe = number
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  return `nghi-quyet-${safe || 'gioi-thieu'}.pdf`
}
