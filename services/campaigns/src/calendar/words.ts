import { sayer, type Lang } from '@tinnhiem/kit/words'
import { invalidAs, moveRefusedAs } from '@tinnhiem/kit/refusals'
import type { OrientationRule } from './calendar.ts'

const say = sayer({
  NOT_YOUR_ROLE: {
    vi: 'Việc này không thuộc vai trò hoặc phạm vi của anh chị.',
    en: 'This is not for your role, or not in your scope.',
  },
  TEXT_LENGTH: {
    vi: 'Cần tiêu đề (200 ký tự) và nội dung (5.000 ký tự) bằng cả hai ngôn ngữ.',
    en: 'A title (200 characters) and a text (5,000) are needed in both languages.',
  },
  NOT_A_MONTH: {
    vi: 'Cần ngày đầu tiên của tháng.',
    en: 'The first day of a month is needed.',
  },
  DOCUMENTS_UNKNOWN: {
    vi: 'Có văn bản không tồn tại trong thư viện.',
    en: 'One of the documents is not in the library.',
  },
})

export function orientationInvalid(
  { field, rule }: { field: string; rule: OrientationRule },
  lang: Lang,
) {
  return invalidAs(field, rule, say(rule, lang))
}

export function orientationRefused(lang: Lang) {
  return moveRefusedAs('NOT_YOUR_ROLE', say('NOT_YOUR_ROLE', lang))
}
