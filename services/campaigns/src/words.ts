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
  REVIEWER_NEVER_PUBLISHES: {
    vi: 'Người tổng kết không được công bố kết quả. Cần một người khác.',
    en: 'Whoever reviewed the results cannot publish them. Another person is needed.',
  },
  PARENT_CANCELLED: {
    vi: 'Phong trào cấp trên đã hủy. Hãy chọn: tiếp tục riêng, hoặc hủy.',
    en: 'The campaign above was cancelled. Choose first: go on alone, or cancel.',
  },
  PARENT_NOT_CANCELLED: {
    vi: 'Phong trào cấp trên chưa hủy, nên chưa thể tách ra.',
    en: 'The campaign above is not cancelled, so this one stays linked.',
  },
  PARENT_NOT_OPEN: {
    vi: 'Phong trào cấp trên không còn ở bước cho phép triển khai tiếp.',
    en: 'The campaign above is not at a step where it can be carried on below.',
  },
  NOT_YET_DUE: { vi: 'Chưa đến ngày làm việc này.', en: 'It is not the day for this yet.' },
  ENDS_BY_THE_CLOCK: {
    vi: 'Phong trào tự chuyển bước khi hết ngày kết thúc.',
    en: 'The campaign moves on by itself after its last day.',
  },
  REMINDED_LATELY: {
    vi: 'Đã nhắc trong bảy ngày qua. Hãy chờ đủ bảy ngày.',
    en: 'A reminder went out within the last seven days. Wait until seven have passed.',
  },
  LOOSER_THAN_PARENT: {
    vi: 'Cấp dưới chỉ được siết chặt, không được nới lỏng điều cấp trên đã đặt.',
    en: 'A lower level may tighten what the level above set, never loosen it.',
  },
  NOT_IN_AUDIENCE: {
    vi: 'Đơn vị không thuộc phạm vi của phong trào này.',
    en: 'The unit is not in the audience of this campaign.',
  },
  ADOPTED_ALREADY: {
    vi: 'Đơn vị đã triển khai phong trào này rồi.',
    en: 'The unit has adopted this campaign already.',
  },
  TEMPLATE_UNKNOWN: {
    vi: 'Không có mẫu hoặc giai đoạn này.',
    en: 'There is no such template or phase.',
  },
  AUDIENCE_UNKNOWN: {
    vi: 'Không có tổ chức này trong phạm vi của đơn vị phát động.',
    en: 'There is no such organisation below the issuer.',
  },
  UNIT_ENDED: {
    vi: 'Đơn vị này đã kết thúc hoạt động.',
    en: 'This unit has ended.',
  },
  BOTH_LANGUAGES: {
    vi: 'Cần nội dung bằng cả tiếng Việt và tiếng Anh, từ 3 ký tự.',
    en: 'The text is needed in Vietnamese and in English, 3 characters or more.',
  },
  TEXT_TOO_LONG: { vi: 'Nội dung quá dài.', en: 'The text is too long.' },
  END_BEFORE_START: {
    vi: 'Ngày kết thúc không được trước ngày bắt đầu.',
    en: 'The last day must not be before the first.',
  },
  REGISTRATION_AFTER_END: {
    vi: 'Hạn đăng ký không được sau ngày kết thúc.',
    en: 'Registration must not end after the campaign.',
  },
  WINDOW_ORDER: {
    vi: 'Khoảng ngày áp dụng chưa đúng thứ tự.',
    en: 'The days of the window are in the wrong order.',
  },
  TOO_MANY: { vi: 'Tối đa 20 mục.', en: 'At most 20 entries.' },
  CODE_TWICE: { vi: 'Mã tiêu chí bị trùng.', en: 'Two criteria have the same code.' },
  VALUE_NEEDED: { vi: 'Tiêu chí này cần một con số.', en: 'This criterion needs a number.' },
  WHOLE_NUMBER: {
    vi: 'Cần một số nguyên từ 0 trở lên.',
    en: 'A whole number from 0 is needed.',
  },
  EXCLUSION_UNKNOWN: {
    vi: 'Không có mã loại trừ này.',
    en: 'There is no such exclusion.',
  },
  DAY_IN_PAST: { vi: 'Ngày này đã qua.', en: 'This day has passed.' },
  NOT_LATER: {
    vi: 'Cần một ngày muộn hơn hạn hiện nay.',
    en: 'A day later than the present one is needed.',
  },
  REGISTRATION_CLOSED: {
    vi: 'Đã hết hạn đăng ký. Người tổ chức có thể mở lại.',
    en: 'Registration is closed. The organiser may reopen it.',
  },
  NOT_FOR_UNITS: {
    vi: 'Phong trào này dành cho cá nhân đoàn viên.',
    en: 'This campaign is for members, not for units.',
  },
  NOT_FOR_MEMBERS: {
    vi: 'Phong trào này dành cho đơn vị.',
    en: 'This campaign is for units, not for single members.',
  },
  TARGET_RANGE: {
    vi: 'Mục tiêu là số nguyên từ 1 đến 1.000.000.',
    en: 'A target is a whole number from 1 to 1,000,000.',
  },
  VALUE_RANGE: {
    vi: 'Kết quả là số nguyên từ 0 đến 1.000.000.',
    en: 'A result is a whole number from 0 to 1,000,000.',
  },
  WITHDRAWN: {
    vi: 'Đăng ký này đã được rút. Có thể đăng ký lại khi còn hạn.',
    en: 'This registration was withdrawn. It can be made again while registration is open.',
  },
  COUNTED_BY_INITIATIVES: {
    vi: 'Kết quả của phong trào này được tính từ sáng kiến, không báo cáo riêng.',
    en: 'Results of this campaign are counted from initiatives; there is nothing to report.',
  },
  TOO_MANY_REPORTS: { vi: 'Đã đủ 200 lần báo cáo.', en: 'There are 200 reports already.' },
  OWN_UNIT_NEVER_VERIFIES: {
    vi: 'Người của chính đơn vị không được xác minh kết quả của đơn vị.',
    en: 'Nobody of the unit itself verifies its result.',
  },
  REPORTER_NEVER_VERIFIES: {
    vi: 'Người báo cáo không được xác minh báo cáo đó.',
    en: 'Whoever reported a result cannot verify it.',
  },
  NOTHING_WAITS: {
    vi: 'Không có báo cáo nào đang chờ.',
    en: 'No report is waiting.',
  },
})

/** What participants and adopted campaigns are told; the web shows the campaign's title beside it. */
export const sayNotice = sayer({
  REMINDER: {
    vi: 'Nhắc chung: phong trào anh chị đã đăng ký đang diễn ra.',
    en: 'A reminder to all: the campaign you registered in is going on.',
  },
  SUBMIT: { vi: 'Đã trình duyệt.', en: 'Submitted for approval.' },
  RETURN: { vi: 'Đã trả lại để sửa.', en: 'Returned to be changed.' },
  APPROVE: { vi: 'Đã được duyệt.', en: 'Approved.' },
  PUBLISH: { vi: 'Đã mở đăng ký.', en: 'Registration is open.' },
  START: { vi: 'Phong trào bắt đầu.', en: 'The campaign has begun.' },
  END: {
    vi: 'Đã hết hạn. Đang nhận kết quả.',
    en: 'The campaign has ended. Results are collected.',
  },
  REVIEW: { vi: 'Đã tổng kết.', en: 'The results were reviewed.' },
  PUBLISH_RESULTS: { vi: 'Đã công bố kết quả.', en: 'The results are published.' },
  ARCHIVE: { vi: 'Đã lưu hồ sơ.', en: 'Archived.' },
  CANCEL: { vi: 'Phong trào đã bị hủy.', en: 'The campaign was cancelled.' },
  SUSPEND: { vi: 'Phong trào tạm dừng.', en: 'The campaign is suspended.' },
  RESUME: { vi: 'Phong trào tiếp tục.', en: 'The campaign goes on.' },
  CONTINUE_ALONE: {
    vi: 'Phong trào tiếp tục riêng, không theo cấp trên nữa.',
    en: 'The campaign goes on alone, no longer under the one above.',
  },
  UNIT_MOVED: {
    vi: 'Đơn vị đã chuyển ra ngoài phạm vi của phong trào cấp trên.',
    en: 'The unit has left the audience of the campaign above.',
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
