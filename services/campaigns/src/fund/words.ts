import { sayer, type Lang } from '@tinnhiem/kit/words'
import { invalidAs, moveRefusedAs } from '@tinnhiem/kit/refusals'
import type { FundProblem } from './fund.ts'

/** Refusals and wrong fields of the fund; `{given}` and `{most}` are filled in. */
const say = sayer({
  NOT_YOUR_ROLE: {
    vi: 'Việc này không thuộc vai trò hoặc phạm vi của anh chị.',
    en: 'This is not for your role, or not in your scope.',
  },
  COUNT_RANGE: {
    vi: 'Cần một số nguyên từ 0 trở lên.',
    en: 'A whole number from 0 is needed.',
  },
  SUPPORTERS_ABOVE_HEADCOUNT: {
    vi: 'Không thể có {given} người ủng hộ: đơn vị có {most} người lao động.',
    en: 'There cannot be {given} supporters: the unit has {most} workers.',
  },
  PARTICIPANTS_ABOVE_HEADCOUNT: {
    vi: 'Không thể có {given} người tham gia: đơn vị có {most} người lao động.',
    en: 'There cannot be {given} participants: the unit has {most} workers.',
  },
  FUND_MEMBERS_ABOVE_HEADCOUNT: {
    vi: 'Quỹ không thể có {given} thành viên: đơn vị có {most} người lao động.',
    en: 'The fund cannot have {given} members: the unit has {most} workers.',
  },
  TOTAL_WITHOUT_SUPPORTERS: {
    vi: 'Có số tiền nhưng số người ủng hộ là 0.',
    en: 'There is money, but the number of supporters is 0.',
  },
  MONEY_RANGE: {
    vi: 'Số tiền là số đồng nguyên, từ 0 đến 1.000.000.000.000.',
    en: 'Money is a whole number of VND, 0 to 1,000,000,000,000.',
  },
  HEADCOUNT_UNKNOWN: {
    vi: 'Chưa có số lao động của đơn vị. Hãy cập nhật số lao động trước.',
    en: 'The headcount of the unit is not known yet. Enter it first.',
  },
  NO_SUCH_ROUND: { vi: 'Không có đợt này.', en: 'There is no such round.' },
  ROUND_NOT_BEGUN: { vi: 'Đợt này chưa bắt đầu.', en: 'This round has not begun.' },
  ROUND_DAYS: {
    vi: 'Ngày kết thúc phải từ ngày bắt đầu trở đi.',
    en: 'The closing day is on or after the first day.',
  },
  ROUNDS_OVERLAP: {
    vi: 'Đợt mới phải bắt đầu sau khi đợt trước kết thúc.',
    en: 'A new round begins after the last one is over.',
  },
  TOO_MANY_ROUNDS: {
    vi: 'Một lời kêu gọi có nhiều nhất {most} đợt.',
    en: 'An appeal has {most} rounds at most.',
  },
  ROUND_OTHER_YEAR: {
    vi: 'Cả đợt phải nằm trong cùng một năm.',
    en: 'The whole round lies in one year.',
  },
  TEXT_LENGTH: {
    vi: 'Cần ghi nội dung, tối đa {most} ký tự.',
    en: 'A text is needed, {most} characters at most.',
  },
  DAY_TO_COME: { vi: 'Ngày này chưa đến.', en: 'This day is still to come.' },
  DAY_TOO_OLD: {
    vi: 'Chỉ ghi hoạt động của năm nay và năm trước.',
    en: 'Only activities of this year and the last are entered.',
  },
})

export function fundInvalid({ field, rule, given, most }: FundProblem, lang: Lang) {
  const number = (value: number | undefined) =>
    new Intl.NumberFormat(lang === 'vi' ? 'vi-VN' : 'en-US').format(value ?? 0)
  const message = say(rule, lang).replace('{given}', number(given)).replace('{most}', number(most))
  return invalidAs(field, rule, message)
}

export function fundRefused(lang: Lang) {
  return moveRefusedAs('NOT_YOUR_ROLE', say('NOT_YOUR_ROLE', lang))
}
