import { sayer, type Lang } from '@tinnhiem/kit/words'
import { invalidAs, moveRefusedAs } from '@tinnhiem/kit/refusals'

/** Refusals of evidence, at its door and in the graph. */
export const sayEvidence = sayer({
  NOT_YOUR_ROLE: {
    vi: 'Việc này không thuộc vai trò hoặc phạm vi của anh chị.',
    en: 'This is not for your role, or not in your scope.',
  },
  NOT_FOUND: {
    vi: 'Không có trang này, hoặc trang không dành cho vai trò của anh chị.',
    en: 'There is no such page, or it is not for your role.',
  },
  UPLOADER_NEVER_VERIFIES: {
    vi: 'Người gửi minh chứng không được tự xác nhận. Cần cán bộ cấp trên.',
    en: 'Whoever sent the evidence cannot verify it. An officer of the level above is needed.',
  },
  EVIDENCE_WRONG_STATE: {
    vi: 'Minh chứng không còn ở bước cho phép làm việc này.',
    en: 'The evidence is not at the step where this can be done.',
  },
  EVIDENCE_CLOSED: {
    vi: 'Mục này không còn nhận minh chứng.',
    en: 'This no longer takes evidence.',
  },
  EVIDENCE_TOO_MANY: {
    vi: 'Đã có 20 minh chứng. Hãy gỡ một tệp chưa được xác nhận trước.',
    en: 'There are 20 pieces of evidence already. Remove one that is not verified first.',
  },
  TICKETS_TOO_MANY: {
    vi: 'Có quá nhiều lượt gửi chưa dùng. Hãy đợi 15 phút.',
    en: 'Too many uploads were asked for and not used. Wait 15 minutes.',
  },
  TICKET_SPENT: {
    vi: 'Lượt gửi này đã dùng hoặc đã quá 15 phút. Hãy bấm gửi lại.',
    en: 'This upload was used already, or 15 minutes are over. Send it again.',
  },
  FILE_NAME: {
    vi: 'Tên tệp cần từ 1 đến 255 ký tự.',
    en: 'The name of the file needs 1 to 255 characters.',
  },
  TOO_LARGE: {
    vi: 'Tệp lớn quá 10 MB. Hãy giảm kích thước ảnh rồi gửi lại.',
    en: 'The file is larger than 10 MB. Make it smaller and send it again.',
  },
  TYPE_NOT_TAKEN: {
    vi: 'Chỉ nhận ảnh JPEG, PNG, WebP hoặc tệp PDF.',
    en: 'Only JPEG, PNG and WebP pictures and PDF files are taken.',
  },
  BROKEN: {
    vi: 'Tệp bị hỏng hoặc chưa gửi đủ. Hãy mở thử và gửi lại.',
    en: 'The file is broken or incomplete. Open it to see, and send it again.',
  },
  DATA_AFTER_END: {
    vi: 'Sau phần ảnh hoặc trang còn dữ liệu lạ nên không nhận được. Hãy lưu lại tệp rồi gửi.',
    en: 'Something else is attached behind the picture or the pages. Save the file anew and send it.',
  },
  SCRIPT_INSIDE: {
    vi: 'Tệp có mã chạy hoặc tệp đính kèm bên trong nên không nhận được. Hãy in ra PDF rồi gửi.',
    en: 'The file has a script or another file inside. Print it to a plain PDF and send that.',
  },
  PDF_LOCKED: {
    vi: 'Tệp PDF có mật khẩu hoặc bị khóa. Hãy gửi bản không khóa.',
    en: 'The PDF has a password or is locked. Send one that is not.',
  },
  BUSY: {
    vi: 'Đang có quá nhiều tệp được gửi. Hãy thử lại sau ít giây.',
    en: 'Too many files are being sent. Try again in a few seconds.',
  },
  REASON_NEEDED: {
    vi: 'Cần ghi lý do, từ 5 đến 500 ký tự.',
    en: 'A reason is needed, 5 to 500 characters.',
  },
})

export type EvidenceWord = Parameters<typeof sayEvidence>[0]

export function evidenceRefused(rule: EvidenceWord, lang: Lang) {
  return moveRefusedAs(rule, sayEvidence(rule, lang))
}

export function evidenceInvalid(field: string, rule: EvidenceWord, lang: Lang) {
  return invalidAs(field, rule, sayEvidence(rule, lang))
}
