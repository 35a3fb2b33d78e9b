import { sayer, type Lang } from '@tinnhiem/kit/words'
import { invalidAs, moveRefusedAs } from '@tinnhiem/kit/refusals'
import type { InitiativeProblem } from './check-initiative.ts'
import type { InitiativeRule, InitiativeText } from './initiative.ts'
import { programmeById } from './programme.ts'

/** Refusals and wrong fields of initiatives; `{name}` is filled in. */
const say = sayer({
  NOT_YOUR_ROLE: {
    vi: 'Việc này không thuộc vai trò hoặc phạm vi của anh chị.',
    en: 'This is not for your role, or not in your scope.',
  },
  AUTHOR_NEVER_DECIDES: {
    vi: 'Tác giả không được quyết định về sáng kiến của mình. Cần một cán bộ khác.',
    en: 'No author decides on the own initiative. Another officer is needed.',
  },
  OWN_UNIT: {
    vi: 'Người xét duyệt hoặc kiểm tra không được là đoàn viên của chính đơn vị có sáng kiến.',
    en: 'Who counts or inspects may not be a member of the unit the initiative is from.',
  },
  WRONG_STATE: {
    vi: 'Sáng kiến không còn ở bước cho phép làm việc này.',
    en: 'The initiative is not at the step where this can be done.',
  },
  RESUBMITTED_ONCE: {
    vi: 'Sáng kiến không được công nhận chỉ được gửi lại một lần, và đã gửi lại rồi.',
    en: 'An initiative that was not recognised can be submitted again once, and it was.',
  },
  COAUTHORS_MISSING: {
    vi: 'Còn đồng tác giả chưa nhập mã tham gia.',
    en: 'A co-author has not joined with the code yet.',
  },
  SHARES_NOT_ACCEPTED: {
    vi: 'Tỷ lệ đóng góp đã thay đổi; còn đồng tác giả chưa đồng ý lại.',
    en: 'The shares changed; a co-author has not agreed to them yet.',
  },
  PROGRAMME_MISSING: {
    vi: 'Cần chọn chương trình nhận sáng kiến.',
    en: 'Choose the programme the initiative goes to.',
  },
  DECLARATION_MISSING: {
    vi: 'Tác giả chưa cam kết đủ các điều của chương trình.',
    en: 'The author has not made every declaration the programme asks for.',
  },
  OUTSIDE_WINDOW: {
    vi: 'Áp dụng {day} nằm ngoài {from} - {to} của chương trình “{programme}”.',
    en: 'Applied {day} is outside {from} - {to} of the programme “{programme}”.',
  },
  APPLIED_OUTSIDE_WINDOW: {
    vi: 'Áp dụng {day} nằm ngoài {from} - {to} của chương trình “{programme}”.',
    en: 'Applied {day} is outside {from} - {to} of the programme “{programme}”.',
  },
  APPLIED_LATER: {
    vi: 'Ngày áp dụng không được sau hôm nay.',
    en: 'The day of application cannot be later than today.',
  },
  PROGRAMME_UNKNOWN: { vi: 'Không có chương trình này.', en: 'There is no such programme.' },
  SHARES_SUM: {
    vi: 'Tổng tỷ lệ đóng góp là {sum} %, cần đúng 100 %.',
    en: 'The shares sum to {sum} %; they must sum to 100 %.',
  },
  SHARE_RANGE: {
    vi: 'Mỗi tỷ lệ là số nguyên từ 1 đến 100.',
    en: 'Each share is a whole number from 1 to 100.',
  },
  TOO_MANY_AUTHORS: {
    vi: 'Một sáng kiến có từ 1 đến 10 tác giả.',
    en: 'An initiative has 1 to 10 authors.',
  },
  PLACE_UNKNOWN: {
    vi: 'Không có chỗ đồng tác giả này.',
    en: 'There is no such co-author place.',
  },
  PLACE_TAKEN: {
    vi: 'Chỗ này đã có đồng tác giả.',
    en: 'A co-author has taken this place already.',
  },
  TITLE_LENGTH: { vi: 'Tên dài từ 5 đến 200 ký tự.', en: 'The title has 5 to 200 characters.' },
  TEXT_LENGTH: { vi: 'Nội dung dài tối đa 4.000 ký tự.', en: 'At most 4,000 characters.' },
  VND_SHAPE: {
    vi: 'Giá trị làm lợi là số đồng, không có phần lẻ.',
    en: 'The benefit is a whole number of VND.',
  },
  DECLARATION_UNKNOWN: {
    vi: 'Có điều cam kết không thuộc chương trình.',
    en: 'A declaration does not belong to the programme.',
  },
  EMPLOYER_SHAPE: { vi: 'Mã đơn vị sử dụng lao động chưa đúng.', en: 'Not the id of an employer.' },
  NO_UNIT: {
    vi: 'Anh chị chưa thuộc công đoàn cơ sở nào.',
    en: 'You belong to no union.',
  },
  REASON_NEEDED: {
    vi: 'Cần ghi lý do, từ 5 đến 500 ký tự.',
    en: 'A reason is needed, 5 to 500 characters.',
  },
  DECISION_NEEDED: {
    vi: 'Cần số và ngày quyết định của hội đồng; ngày không sau hôm nay.',
    en: 'Number and day of the council’s decision are needed; the day is not later than today.',
  },
  UNIT_UNKNOWN: {
    vi: 'Cần chọn một công đoàn cơ sở khác đã áp dụng sáng kiến.',
    en: 'Choose another union that took the initiative over.',
  },
  JOIN_CODE_WRONG: {
    vi: 'Mã chưa đúng, đã dùng hoặc đã hết hạn. Hỏi lại tác giả chính.',
    en: 'The code is wrong, used or expired. Ask the lead author.',
  },
  TOO_MANY_TRIES: {
    vi: 'Đã nhập sai quá nhiều lần. Thử lại sau một giờ.',
    en: 'Too many wrong tries. Try again in an hour.',
  },
  ALREADY_AUTHOR: {
    vi: 'Anh chị đã là tác giả của sáng kiến này.',
    en: 'You are an author of this initiative already.',
  },
})

export type InitiativeWord = Parameters<typeof say>[0]

const dayInWords = (day: string) => day.split('-').toReversed().join('/')

/** A sentence about an initiative, with its own day, window and sum in it. */
function sentence(
  rule: InitiativeWord,
  lang: Lang,
  text: Pick<InitiativeText, 'appliedFrom' | 'programmeId'> | null,
  sum = 0,
): string {
  const programme = programmeById(text?.programmeId ?? null)
  const values: Record<string, string> = {
    sum: String(sum),
    day: dayInWords(text?.appliedFrom ?? ''),
    from: dayInWords(programme?.appliedFrom ?? ''),
    to: dayInWords(programme?.appliedTo ?? ''),
    programme: programme?.name[lang] ?? '',
  }
  return say(rule, lang).replaceAll(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? '')
}

/** The union member of a refused move of an initiative; a window is named with its days. */
export function initiativeRefused(
  rule: InitiativeRule | 'NO_UNIT' | 'ALREADY_AUTHOR' | 'TOO_MANY_TRIES' | 'PLACE_TAKEN',
  lang: Lang,
  text: Pick<InitiativeText, 'appliedFrom' | 'programmeId'> | null = null,
) {
  return moveRefusedAs(rule, sentence(rule, lang, text))
}

/** The union member of a wrong field of an initiative. */
export function initiativeInvalid(
  { field, rule }: InitiativeProblem | { field: string; rule: InitiativeWord },
  lang: Lang,
  text: Pick<InitiativeText, 'appliedFrom' | 'programmeId'> | null = null,
  sum = 0,
) {
  return invalidAs(field, rule, sentence(rule, lang, text, sum))
}
