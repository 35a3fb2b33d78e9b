import { sayer, type Lang } from '@tinnhiem/kit/words'
import { invalidAs, moveRefusedAs } from '@tinnhiem/kit/refusals'
import type { DocumentProblem } from './document.ts'

/** Refusals and wrong fields of documents; `{given}` and `{most}` are filled in. */
const say = sayer({
  NOT_YOUR_ROLE: {
    vi: 'Việc này không thuộc vai trò hoặc phạm vi của anh chị.',
    en: 'This is not for your role, or not in your scope.',
  },
  TEXT_LENGTH: {
    vi: 'Cần ghi nội dung, tối đa {most} ký tự.',
    en: 'A text is needed, {most} characters at most.',
  },
  VALID_DAYS: {
    vi: 'Ngày hết hiệu lực phải từ ngày có hiệu lực trở đi.',
    en: 'The last day of validity is on or after the first.',
  },
  ISSUED_LATER: {
    vi: 'Ngày có hiệu lực không thể trước ngày ban hành.',
    en: 'A document is not valid before it was issued.',
  },
  LINK_SHAPE: {
    vi: 'Liên kết cần bắt đầu bằng https://.',
    en: 'A link begins with https://.',
  },
  DOCUMENT_KNOWN: {
    vi: 'Văn bản có số này của cơ quan này đã có trong thư viện.',
    en: 'A document with this number of this issuer is in the library already.',
  },
  SUPERSEDES_UNKNOWN: {
    vi: 'Không có văn bản bị thay thế này.',
    en: 'There is no such document to replace.',
  },
  SUPERSEDED_ALREADY: {
    vi: 'Văn bản này đã được văn bản khác thay thế.',
    en: 'This document was replaced by another one already.',
  },
  SUPERSEDES_NEWER: {
    vi: 'Văn bản không thể thay thế văn bản ban hành sau nó.',
    en: 'A document cannot replace one that was issued after it.',
  },
  DAY_TO_COME: { vi: 'Ngày này chưa đến.', en: 'This day is still to come.' },
  HELD_BEFORE_ISSUED: {
    vi: 'Buổi học tập không thể trước ngày ban hành văn bản.',
    en: 'A session is not held before the document was issued.',
  },
  ATTENDEES_RANGE: {
    vi: 'Số người dự cần từ 1 trở lên.',
    en: 'The number of people is at least 1.',
  },
  ATTENDEES_ABOVE_HEADCOUNT: {
    vi: 'Không thể có {given} người dự: đơn vị có {most} người lao động.',
    en: 'There cannot have been {given} people: the unit has {most} workers.',
  },
  DOCUMENT_NOT_FOR_UNIT: {
    vi: 'Văn bản này không yêu cầu đơn vị tổ chức học tập.',
    en: 'This document does not ask the unit for a session.',
  },
  TOO_MANY_SESSIONS: {
    vi: 'Mỗi đơn vị ghi nhiều nhất {most} buổi cho một văn bản.',
    en: 'A unit enters {most} sessions at most for one document.',
  },
})

export function documentInvalid({ field, rule, given, most }: DocumentProblem, lang: Lang) {
  const message = say(rule, lang)
    .replace('{given}', `${given ?? ''}`)
    .replace('{most}', `${most ?? ''}`)
  return invalidAs(field, rule, message)
}

export function documentRefused(lang: Lang) {
  return moveRefusedAs('NOT_YOUR_ROLE', say('NOT_YOUR_ROLE', lang))
}
