import { sayer, type Lang } from '@tinnhiem/kit/words'
import { invalidAs, moveRefusedAs } from '@tinnhiem/kit/refusals'

/** Refusals and wrong fields of models. */
const say = sayer({
  NOT_YOUR_ROLE: {
    vi: 'Việc này không thuộc vai trò hoặc phạm vi của anh chị.',
    en: 'This is not for your role, or not in your scope.',
  },
  AUTHOR_NEVER_DECIDES: {
    vi: 'Người đăng ký, báo cáo hoặc gửi mô hình không được công nhận mô hình đó.',
    en: 'Whoever registered, reported or submitted a model does not recognise it.',
  },
  OWN_UNIT: {
    vi: 'Người công nhận không được là đoàn viên của chính đơn vị có mô hình.',
    en: 'Who recognises may not be a member of the model’s own unit.',
  },
  WRONG_STATE: {
    vi: 'Mô hình không còn ở bước cho phép làm việc này.',
    en: 'The model is not at the step where this can be done.',
  },
  PARTNER_MISSING: {
    vi: 'Đơn vị cùng làm chưa đồng ý.',
    en: 'The partner unit has not agreed yet.',
  },
  RESULTS_MISSING: {
    vi: 'Cần ít nhất một báo cáo kết quả trước khi gửi.',
    en: 'At least one report of results is needed before it is submitted.',
  },
  NAME_LENGTH: { vi: 'Tên dài từ 5 đến 200 ký tự.', en: 'The name has 5 to 200 characters.' },
  PLACE_LENGTH: {
    vi: 'Nơi thực hiện dài từ 2 đến 200 ký tự.',
    en: 'The place has 2 to 200 characters.',
  },
  GOAL_LENGTH: {
    vi: 'Mục tiêu dài từ 5 đến 4.000 ký tự.',
    en: 'The goal has 5 to 4,000 characters.',
  },
  TEXT_LENGTH: {
    vi: 'Báo cáo dài từ 5 đến 4.000 ký tự.',
    en: 'A report has 5 to 4,000 characters.',
  },
  EVIDENCE_UNKNOWN: {
    vi: 'Có minh chứng không thuộc mô hình này.',
    en: 'A piece of evidence does not belong to this model.',
  },
  PARTNER_UNKNOWN: {
    vi: 'Cần chọn một đơn vị khác cùng làm.',
    en: 'Choose another unit as the partner.',
  },
  LAUNCHER_NOT_ABOVE: {
    vi: 'Nơi phát động phải là công đoàn cấp trên của đơn vị, và của đơn vị cùng làm.',
    en: 'The launching body must be a union above the unit, and above its partner.',
  },
  REPLICA_NOT_RECOGNISED: {
    vi: 'Chỉ nhân rộng mô hình đã được công nhận.',
    en: 'Only a recognised model is replicated.',
  },
  REPLICA_OF_OWN: {
    vi: 'Mô hình này là của chính đơn vị.',
    en: 'That model is the unit’s own.',
  },
  REASON_NEEDED: {
    vi: 'Cần ghi lý do, từ 5 đến 500 ký tự.',
    en: 'A reason is needed, 5 to 500 characters.',
  },
  DECISION_NEEDED: {
    vi: 'Cần số và ngày quyết định; ngày không sau hôm nay.',
    en: 'Number and day of the decision are needed; the day is not later than today.',
  },
})

export type ModelWord = Parameters<typeof say>[0]

export function modelRefused(rule: ModelWord, lang: Lang) {
  return moveRefusedAs(rule, say(rule, lang))
}

export function modelInvalid({ field, rule }: { field: string; rule: ModelWord }, lang: Lang) {
  return invalidAs(field, rule, say(rule, lang))
}
