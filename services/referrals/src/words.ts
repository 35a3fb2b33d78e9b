import type { Lang } from '@tinnhiem/kit/words'
import { sayer } from '@tinnhiem/kit/words'

/** Refusals and wrong fields of this service. */
export const say = sayer({
  NOT_YOUR_ROLE: {
    vi: 'Việc này chỉ dành cho cán bộ trong danh sách giới thiệu của đơn vị.',
    en: 'Only officers on the referral list of the unit may do this.',
  },
  OWN_CASE: {
    vi: 'Đây là hồ sơ của chính anh chị, nên cán bộ khác phải làm việc này.',
    en: 'This is your own referral, so another officer has to do this.',
  },
  WRONG_STATE: {
    vi: 'Hồ sơ không còn ở bước cho phép làm việc này.',
    en: 'The referral is not at the step where this can be done.',
  },
  CANNOT_BE_INVITED_NOW: {
    vi: 'Hiện chưa thể mời đoàn viên này. Hệ thống không cho biết lý do, và lý do không liên quan đến đánh giá nào. Đoàn viên luôn có thể tự đề xuất.',
    en: 'This member cannot be invited now. The system does not say why, and the reason is no judgement of anybody. Members can always propose themselves.',
  },
  TOO_MANY_WAITING: {
    vi: 'Đơn vị đang có 20 lời mời chờ trả lời. Hãy đợi cho đến khi có lời mời hết hạn.',
    en: 'Twenty invitations of this unit are waiting. Wait until some of them end.',
  },
  LIST_TOO_LONG: {
    vi: 'Danh sách có tối đa bốn cán bộ ngoài chủ tịch.',
    en: 'The list holds four officers at most beside the chair.',
  },
  NOT_AN_OFFICER: {
    vi: 'Chỉ chọn được cán bộ đang giữ chức vụ trong đơn vị.',
    en: 'Only officers in post in this unit can be chosen.',
  },
  TEXT_CHANGED: {
    vi: 'Nội dung đồng ý đã có bản mới. Hãy đọc bản đang áp dụng rồi trả lời.',
    en: 'There is a newer text of the consent. Read the one in force, then answer.',
  },
  ALREADY_OPEN: {
    vi: 'Anh chị đang có một hồ sơ giới thiệu chưa kết thúc.',
    en: 'You have a referral that has not ended.',
  },
  NO_UNIT: {
    vi: 'Anh chị hiện không thuộc công đoàn cơ sở nào.',
    en: 'You do not belong to a grassroots union at present.',
  },
  CRITERIA_CHANGED: {
    vi: 'Danh mục điều kiện đã có bản mới. Hãy mở lại trang.',
    en: 'There is a newer list of criteria. Open the page again.',
  },
  ANSWERS_INCOMPLETE: {
    vi: 'Cần trả lời có hoặc không cho từng điều kiện, mỗi điều kiện một lần.',
    en: 'Every condition needs yes or no, each once.',
  },
  OPINION_ASKED: {
    vi: 'Đã hỏi ý kiến công đoàn cấp trên.',
    en: 'The upper union has been asked already.',
  },
  OPINION_NOT_ASKED: {
    vi: 'Không có đề nghị cho ý kiến nào đang chờ.',
    en: 'No opinion is asked for.',
  },
  OPINION_MISSING: {
    vi: 'Công đoàn cấp trên chưa cho ý kiến, nên chưa thể ký.',
    en: 'The upper union has not given its opinion, so it cannot be signed yet.',
  },
  NO_UPPER: {
    vi: 'Đơn vị không có công đoàn cấp trên trực tiếp để hỏi ý kiến.',
    en: 'The unit has no direct upper union to ask.',
  },
  RESOLUTION_MISSING: {
    vi: 'Chưa có dự thảo nghị quyết để ký.',
    en: 'There is no draft of a resolution to sign.',
  },
  AUTHOR_NEVER_SIGNS: {
    vi: 'Người soạn nghị quyết không được ký nghị quyết đó. Cần một cán bộ khác trong danh sách.',
    en: 'Whoever wrote the resolution cannot sign it. Another officer on the list is needed.',
  },
  ALREADY_AGREED: {
    vi: 'Đã đồng ý rồi. Đang chờ bên còn lại.',
    en: 'Agreed already. The other side is awaited.',
  },
  VOTE_DAY: {
    vi: 'Ngày bỏ phiếu phải từ ngày đồng ý đến hôm nay.',
    en: 'The vote is on a day from the consent to today.',
  },
  VOTE_NUMBER: {
    vi: 'Số phiếu và số người là số nguyên từ 0 đến 10.000; phải có người được triệu tập.',
    en: 'Votes and people are whole numbers from 0 to 10,000; somebody must have been convened.',
  },
  VOTE_PRESENT: {
    vi: 'Số người dự không được lớn hơn số người được triệu tập.',
    en: 'No more can be present than were convened.',
  },
  VOTE_SUM: {
    vi: 'Đồng ý + không đồng ý + trắng phải bằng số người dự.',
    en: 'Yes + no + blank must equal those present.',
  },
  CANDIDATE_CONVENED: {
    vi: 'Người được giới thiệu không được tính trong số triệu tập và không bỏ phiếu. Hãy xác nhận.',
    en: 'The person it is about is not convened and does not vote. Please confirm.',
  },
  RESOLUTION_NUMBER: {
    vi: 'Cần số nghị quyết, tối đa 50 ký tự.',
    en: 'The number of the resolution is needed, at most 50 characters.',
  },
  RESOLUTION_DAY: {
    vi: 'Ngày nghị quyết phải từ ngày bỏ phiếu đến hôm nay.',
    en: 'The resolution is dated from the day of the vote to today.',
  },
  ORGAN_UNKNOWN: {
    vi: 'Không có tổ chức Đảng này trong danh sách nơi nhận.',
    en: 'There is no such Party organ among the recipients.',
  },
  ORGAN_STILL_OPEN: {
    vi: 'Tổ chức Đảng nơi nhận vẫn còn hoạt động, nên không chuyển nơi nhận được.',
    en: 'The Party organ it was sent to still exists, so it cannot be addressed anew.',
  },
  ORGAN_NAME: {
    vi: 'Cần tên tổ chức bằng cả hai ngôn ngữ, tối đa 160 ký tự.',
    en: 'The name is needed in both languages, at most 160 characters.',
  },
  ORGAN_LIAISONS: {
    vi: 'Cần từ một đến năm đầu mối, mỗi người một lần.',
    en: 'One to five liaisons are needed, each once.',
  },
  ORGAN_PLACE: {
    vi: 'Nơi của tổ chức phải là một công đoàn có trong hệ thống và không đổi được.',
    en: 'The place is a union of the platform and cannot be changed.',
  },
  ORGAN_NOT_YOURS: {
    vi: 'Chỉ cán bộ cấp tỉnh được lập danh sách tổ chức Đảng nơi nhận.',
    en: 'Only provincial officers keep the list of recipient Party organs.',
  },
  LIAISON_HOLDS_OFFICE: {
    vi: 'Đầu mối tổ chức Đảng không được đồng thời giữ chức vụ công đoàn, nên chưa thể thao tác.',
    en: 'A liaison of a Party organ may not hold a union office at the same time, so may not act.',
  },
  FEEDBACK_DAY: {
    vi: 'Ngày phải từ bước trước đến hôm nay; giấy chứng nhận lớp nhận thức có giá trị 60 tháng.',
    en: 'The day is from the step before to today; a certificate of the class is valid 60 months.',
  },
  FORM_FIELD: {
    vi: 'Cần một dòng chữ in được, không quá dài; ngày sinh phải trước hôm nay.',
    en: 'One printable line is needed, not too long; the date of birth is before today.',
  },
  FORM_MISSING: {
    vi: 'Chưa có nội dung để in: cần dự thảo nghị quyết và thông tin trên mẫu.',
    en: 'There is nothing to print yet: the draft and what is on the form are needed.',
  },
  RESOLUTION_SIGNED: {
    vi: 'Nghị quyết đã ký, nội dung in không đổi được nữa.',
    en: 'The resolution is signed; what is printed does not change any more.',
  },
})

/** Where T7 comes from, in words for other services: source and formula (REF-8, decision 009). */
export function sayFact({ asOf, sent }: { asOf: string; sent: number }): string {
  return `Giới thiệu đoàn viên ưu tú: ít nhất ${sent} đoàn viên (mỗi người một lần) có hồ sơ đã gửi trong năm, tính đến ${asOf.split('-').toReversed().join('/')}; công bố theo đợt từ 5 người trở lên`
}

/** How the published numbers are made. */
export const sayCounts = sayer({
  FORMULA: {
    vi: 'Số đoàn viên (mỗi người một lần) có hồ sơ giới thiệu đã gửi trong năm. Mỗi tháng công bố một lần, chỉ thêm theo đợt từ 5 người trở lên; dưới 5 không hiện. Không xếp hạng, không dùng để xếp loại người hay đơn vị.',
    en: 'Members, each once, whose referral was sent in the year. Published once a month, added only in batches of five or more; fewer than 5 is not shown. No ranking; it rates no person and no unit.',
  },
})

/** Too few present: how many are needed (REF-3). */
export function sayNoQuorum(need: number, convened: number, lang: Lang): string {
  return lang === 'vi'
    ? `Chưa đủ người để bỏ phiếu: triệu tập ${convened}, cần ít nhất ${need} người dự (hai phần ba). Hãy họp lại.`
    : `Too few for a vote: ${convened} were convened, at least ${need} must be present (two thirds). Meet again.`
}
