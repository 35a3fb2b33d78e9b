import { sayer } from '@tinnhiem/kit/words'

/** Refusals and wrong fields of this service. */
export const say = sayer({
  NOT_YOUR_ROLE: {
    vi: 'Việc này chỉ dành cho cán bộ cấp tỉnh của hội đồng xếp loại.',
    en: 'Only provincial officers of the rating council may do this.',
  },
  RATES_YOU: {
    vi: 'Đợt xếp loại này có xếp loại chính anh chị, nên anh chị không được thao tác.',
    en: 'This cycle rates you, so you may not act on it.',
  },
  STARTER_NEVER_APPROVES: {
    vi: 'Người chạy xếp loại không được duyệt kết quả đó. Cần một cán bộ khác.',
    en: 'Whoever started the run cannot approve it. Another officer is needed.',
  },
  WRONG_STATE: {
    vi: 'Đợt xếp loại không còn ở bước cho phép làm việc này.',
    en: 'The cycle is not at the step where this can be done.',
  },
  RELEASE_MISSING: {
    vi: 'Chưa có bản kết quả đã ký của cuộc khảo sát. Chờ khảo sát đóng và kiểm đếm xong.',
    en: 'The signed release of the survey is not here yet. Wait until it is closed and counted.',
  },
  DECISION_NO: {
    vi: 'Cần số quyết định, tối đa 100 ký tự.',
    en: 'The number of the decision is needed, at most 100 characters.',
  },
  YEAR_RANGE: { vi: 'Năm chưa hợp lệ.', en: 'The year is not possible.' },
  YEAR_TAKEN: {
    vi: 'Năm này đã có đợt xếp loại.',
    en: 'This year already has a cycle.',
  },
  SURVEY_SHAPE: { vi: 'Mã khảo sát chưa đúng.', en: 'This is not the id of a survey.' },
  SURVEY_OTHER_YEAR: {
    vi: 'Cuộc khảo sát này thuộc năm khác.',
    en: 'This survey belongs to another year.',
  },
  SCHEME_UNKNOWN: { vi: 'Không có bộ tiêu chí này.', en: 'There is no such scheme.' },
  SCHEME_NOT_IN_FORCE: {
    vi: 'Bộ tiêu chí này không có hiệu lực trong năm được chọn.',
    en: 'This scheme is not in force in that year.',
  },
})

/** Lines of a run's log; `{name}` is filled in. */
export const sayLog = sayer({
  STARTED: { vi: 'Bắt đầu chạy xếp loại.', en: 'The run was started.' },
  INPUTS_FROZEN: {
    vi: 'Đã chốt dữ liệu đầu vào: {leaders} người, mã {hash}…',
    en: 'Inputs frozen: {leaders} leaders, hash {hash}…',
  },
  PRIORS_ESTIMATED: {
    vi: 'Đã ước lượng mức chung; chia thành {parts} phần.',
    en: 'Priors estimated; cut into {parts} parts.',
  },
  PART_AGAIN: {
    vi: 'Phần {bucket} được tính lại (lần {fence}).',
    en: 'Part {bucket} is computed again (attempt {fence}).',
  },
  QUEUE_REBUILT: {
    vi: 'Hàng đợi bị mất và đã được dựng lại: còn {parts} phần.',
    en: 'The queue was lost and has been rebuilt: {parts} parts left.',
  },
  CEILING_APPLIED: { vi: 'Đã áp trần xuất sắc.', en: 'The ceiling was applied.' },
  CHECK_SAME: {
    vi: 'Tính lại từ bản chốt: khớp từng byte.',
    en: 'Recomputed from the frozen inputs: the same bytes.',
  },
  WRITTEN: {
    vi: 'Đã ghi kết quả của {leaders} người.',
    en: 'Results of {leaders} leaders stored.',
  },
  FAILED: { vi: 'Đợt chạy dừng vì lỗi: {failure}.', en: 'The run failed: {failure}.' },
  CANCELLED: { vi: 'Đã hủy. Kết quả cũ giữ nguyên.', en: 'Cancelled. Earlier results stay.' },
})
