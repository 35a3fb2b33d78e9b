import { sayer } from '@tinnhiem/kit/words'

/** Refusals and wrong fields of this service. */
export const say = sayer({
  NOT_YOUR_ROLE: {
    vi: 'Việc này không thuộc vai trò hoặc phạm vi của anh chị.',
    en: 'This is not for your role, or not in your scope.',
  },
  AUTHOR_NEVER_APPROVES: {
    vi: 'Người soạn, sửa hoặc trình phong trào không được duyệt. Cần một người khác.',
    en: 'Whoever drafted, changed or submitted a campaign cannot approve it. Another person is needed.',
  },
  WRONG_STATE: {
    vi: 'Phong trào không còn ở bước cho phép làm việc này.',
    en: 'The campaign is not at the step where this can be done.',
  },
  REASON_NEEDED: {
    vi: 'Cần ghi lý do, từ 5 đến 500 ký tự.',
    en: 'A reason is needed, 5 to 500 characters.',
  },
})

const facts = {
  CAMPAIGN_REGISTERED: 'phong trào do cấp trên phát động mà đơn vị đăng ký trong năm',
  INITIATIVE_COUNTED: 'sáng kiến được tính trong năm, theo đơn vị của tác giả chính',
  MODEL_RECOGNISED: 'mô hình Dân vận khéo được công nhận trong năm',
  T1b: 'công đoàn cấp trên có ít nhất một mô hình Dân vận khéo đăng ký trong năm: 1, chưa có: 0',
  T6: 'công đoàn cơ sở có ít nhất một sáng kiến được tính trong giai đoạn: 1, chưa có: 0',
  T8a: 'số người ủng hộ Quỹ Xã hội (đợt cao nhất) / số lao động',
  T8b: 'số người tham gia hoạt động xã hội (lần cao nhất) / số lao động',
} as const

export type FactCode = keyof typeof facts

/** The `source` of a fact: where it comes from, its day and its formula; no name of anybody. */
export function sayFact(
  code: FactCode,
  { asOf, numerator, denominator }: { asOf: string; numerator: number; denominator: number },
): string {
  const day = asOf.split('-').toReversed().join('/')
  return `campaigns, ${day}: ${facts[code]} = ${numerator} / ${denominator}`
}
