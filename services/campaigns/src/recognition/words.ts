import { sayer, type Lang } from '@tinnhiem/kit/words'
import { invalidAs, moveRefusedAs } from '@tinnhiem/kit/refusals'

/** Refusals and wrong fields of awards. */
const say = sayer({
  NOT_YOUR_ROLE: {
    vi: 'Việc này không thuộc vai trò hoặc phạm vi của anh chị.',
    en: 'This is not for your role, or not in your scope.',
  },
  PROPOSER_NEVER_DECIDES: {
    vi: 'Người đề nghị không được quyết định. Cần một người khác trong ban thường vụ.',
    en: 'Whoever proposed does not decide. Another person of the standing committee is needed.',
  },
  NOT_ABOUT_YOURSELF: {
    vi: 'Không ai quyết định hoặc công bố khen thưởng cho chính mình.',
    en: 'Nobody decides or publishes an award of their own.',
  },
  WRONG_STATE: {
    vi: 'Đề nghị khen thưởng không còn ở bước cho phép làm việc này.',
    en: 'The award is not at the step where this can be done.',
  },
  SUBJECT_ENDED: {
    vi: 'Sáng kiến hoặc mô hình không còn được tính hay công nhận.',
    en: 'The initiative or model is not counted or recognised any more.',
  },
  TITLE_LENGTH: {
    vi: 'Tên khen thưởng dài từ 3 đến 200 ký tự, đủ hai thứ tiếng.',
    en: 'The title has 3 to 200 characters, in both languages.',
  },
  SUBJECT_UNKNOWN: {
    vi: 'Cần chọn tác giả của một sáng kiến đã được tính, một mô hình đã được công nhận, hoặc một đơn vị.',
    en: 'Choose an author of a counted initiative, a recognised model, or a unit.',
  },
  PICTURE_UNKNOWN: {
    vi: 'Ảnh này không thuộc lần khen thưởng.',
    en: 'The picture does not belong to this award.',
  },
  REASON_NEEDED: {
    vi: 'Cần ghi lý do, từ 5 đến 500 ký tự.',
    en: 'A reason is needed, 5 to 500 characters.',
  },
  DECISION_NEEDED: {
    vi: 'Cần số quyết định, tối đa 100 ký tự.',
    en: 'The number of the decision is needed, at most 100 characters.',
  },
})

export type RecognitionWord = Parameters<typeof say>[0]

export function recognitionRefused(rule: RecognitionWord, lang: Lang) {
  return moveRefusedAs(rule, say(rule, lang))
}

export function recognitionInvalid(
  { field, rule }: { field: string; rule: RecognitionWord },
  lang: Lang,
) {
  return invalidAs(field, rule, say(rule, lang))
}
