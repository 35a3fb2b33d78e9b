import { sayer } from '@tinnhiem/kit/words'

/** Every code of this service in both languages (error = what happened, what is kept, what to do). */
export const say = sayer({
  REQUIRED: {
    vi: 'Ô này cần có nội dung. Các ô khác vẫn giữ.',
    en: 'This field needs a value. The other fields are kept.',
  },
  YEAR_RANGE: { vi: 'Năm phải từ 2022 đến 2100.', en: 'The year must be from 2022 to 2100.' },
  UNKNOWN_TEMPLATE: {
    vi: 'Chưa có mẫu khảo sát này. Hiện có mẫu hằng năm.',
    en: 'There is no such template. The yearly one exists.',
  },
  UNKNOWN_AUDIENCE: {
    vi: 'Không có tổ chức này trong phạm vi của anh chị.',
    en: 'There is no such organisation in your scope.',
  },
  CLOSES_AFTER_OPENS: {
    vi: 'Ngày đóng phải sau ngày mở.',
    en: 'The closing day must be after the opening day.',
  },
  OPENS_IN_PAST: {
    vi: 'Ngày mở không được ở quá khứ.',
    en: 'The opening day must not be in the past.',
  },
  LEAST_K: {
    vi: 'Nhóm công bố nhỏ nhất phải từ 5 phiếu.',
    en: 'The smallest published group must be at least 5.',
  },
  TITLE_DIFFERS: {
    vi: 'Tên vừa nhập khác tên khảo sát. Khảo sát vẫn đang mở.',
    en: 'The title typed differs from the survey’s. The survey is still open.',
  },
  VERSION_CONFLICT: {
    vi: 'Người khác vừa thay đổi khảo sát này. Hãy mở lại để xem bản mới.',
    en: 'Somebody has just changed this survey. Open it again to see the new version.',
  },
  WRONG_STATE: {
    vi: 'Khảo sát không ở bước này. Hãy mở lại trang.',
    en: 'The survey is not at this step. Reload the page.',
  },
  NOT_YOUR_ROLE: { vi: 'Việc này thuộc vai trò khác.', en: 'This step belongs to another role.' },
  AUTHOR_NEVER_APPROVES: {
    vi: 'Người soạn không tự duyệt. Cần người thứ hai.',
    en: 'The author never approves. A second person must.',
  },
  RATES_YOU: {
    vi: 'Khảo sát này hỏi về chính anh chị, nên người khác phải làm.',
    en: 'This survey asks about you, so somebody else must do this.',
  },
  KEYS_NOT_READY: {
    vi: 'Khóa của các nhóm đang được tạo. Thử lại sau ít giây.',
    en: 'The keys of the groups are still being made. Try again in a few seconds.',
  },
  TOO_FEW_MEMBERS: {
    vi: 'Phạm vi này có ít hơn {k} đoàn viên, nên không thể mở khảo sát không tên.',
    en: 'This audience has too few members for an anonymous survey.',
  },
  NOT_ON_ROSTER: {
    vi: 'Anh chị không có trong danh sách đã chốt của khảo sát này.',
    en: 'You are not on the frozen roster of this survey.',
  },
  MANIFEST_MISMATCH: {
    vi: 'Máy nhận hai bản khác nhau. Chưa an toàn, đừng trả lời. Báo ủy ban kiểm tra.',
    en: 'This device received two different versions. Not safe: do not answer, tell the inspection committee.',
  },
  PASS_ALREADY_ISSUED: {
    vi: 'Lượt trả lời đã cấp cho một máy khác. Mỗi người một lượt.',
    en: 'The pass was already issued to another device. One each.',
  },
  SURVEY_NOT_OPEN: {
    vi: 'Khảo sát này hiện không nhận trả lời.',
    en: 'This survey takes no answers now.',
  },
  BLINDED_SHAPE: {
    vi: 'Giá trị gửi lên không đúng dạng.',
    en: 'The value sent is not in the right form.',
  },
  UNKNOWN_SURVEY: { vi: 'Không có khảo sát này.', en: 'There is no such survey.' },
  UNKNOWN_POOL: {
    vi: 'Không có nhóm này trong khảo sát.',
    en: 'There is no such group in the survey.',
  },
  PASS_INVALID: {
    vi: 'Lượt trả lời không hợp lệ với khảo sát và nhóm này. Chưa có gì được lưu.',
    en: 'The pass is not valid for this survey and group. Nothing was stored.',
  },
  BALLOT_SIGNATURE_INVALID: {
    vi: 'Chữ ký của phiếu không đúng. Chưa có gì được lưu.',
    en: 'The ballot’s signature is not right. Nothing was stored.',
  },
  STALE_ANSWER: {
    vi: 'Đã có phiếu mới hơn từ máy này. Phiếu mới hơn được giữ.',
    en: 'A newer ballot is already stored. The newer one is kept.',
  },
  SURVEY_CLOSED: {
    vi: 'Khảo sát đã đóng. Phiếu này không được tính.',
    en: 'The survey is closed. This ballot is not counted.',
  },
  MALFORMED_ANSWER: {
    vi: 'Phiếu không đúng dạng. Chưa có gì được lưu.',
    en: 'The ballot is not in the right form. Nothing was stored.',
  },
  BUSY: {
    vi: 'Nhiều phiếu đến cùng lúc. Phiếu vẫn cất trong máy và tự gửi lại.',
    en: 'Many ballots arrive at once. Yours is kept and will be sent again.',
  },
  SMALL_UNIT: {
    vi: 'ít hơn {k} người: gộp với các đơn vị nhỏ khác',
    en: 'fewer than {k} people: joined with the other small units',
  },
} as const)
