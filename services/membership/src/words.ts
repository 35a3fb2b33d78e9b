import { sayer } from '@tinnhiem/kit/words'

export const say = sayer({
  CARD_SHAPE: {
    vi: 'Số thẻ hoặc số điện thoại chưa đúng dạng. Ví dụ: LC-000123 hoặc 0900 000 123.',
    en: 'The card or phone number is not in the right form. For example LC-000123 or 0900 000 123.',
  },
  CODE_SHAPE: { vi: 'Mã có 6 chữ số.', en: 'A code has 6 digits.' },
  CODE_WRONG: { vi: 'Mã chưa đúng hoặc đã hết hạn.', en: 'The code is wrong or has expired.' },
  QUERIES_FULL: {
    vi: 'Đã lưu 200 truy vấn. Xóa bớt một truy vấn rồi lưu lại.',
    en: 'You keep 200 queries already. Remove one, then save again.',
  },
  QUERY_DOCUMENT: {
    vi: 'Truy vấn chưa đúng cú pháp, hoặc dài hơn 8 kB.',
    en: 'The query cannot be read, or is longer than 8 kB.',
  },
  QUERY_JSON: {
    vi: 'Cần một đối tượng JSON, dài nhất 4 kB. Ví dụ: {"year": 2023}.',
    en: 'A JSON object of at most 4 kB is needed. For example {"year": 2023}.',
  },
  QUERY_ONLY: {
    vi: 'Chỉ lưu truy vấn đọc dữ liệu, không lưu lệnh thay đổi.',
    en: 'Only queries that read are kept, none that change something.',
  },
  QUERY_TITLE: {
    vi: 'Tên có từ 1 đến 80 ký tự, trên một dòng.',
    en: 'A title has 1 to 80 characters, in one line.',
  },
  TOKENS_FULL: {
    vi: 'Đã có 10 mã truy cập còn hiệu lực. Thu hồi một mã rồi tạo lại.',
    en: 'You have 10 live tokens already. Revoke one, then try again.',
  },
  TOKEN_DAYS: {
    vi: 'Thời hạn từ 1 đến 365 ngày.',
    en: 'A token lives 1 to 365 days.',
  },
  TOKEN_NAME: {
    vi: 'Tên có từ 1 đến 60 ký tự, trên một dòng.',
    en: 'A name has 1 to 60 characters, in one line.',
  },
  TOKEN_NAME_TAKEN: {
    vi: 'Một mã còn hiệu lực đã mang tên này. Hãy đặt tên khác.',
    en: 'A live token has this name already. Choose another one.',
  },
  TOKEN_SCOPES: {
    vi: 'Chọn ít nhất một phạm vi.',
    en: 'Choose at least one scope.',
  },
  TOO_MANY_CODES: {
    vi: 'Đã xin 5 mã trong một giờ. Chờ rồi xin lại, hoặc gọi cán bộ công đoàn.',
    en: 'Five codes were asked for within an hour. Wait, or call your union officer.',
  },
  TOO_MANY_TRIES: {
    vi: 'Đã nhập sai 5 lần. Hãy xin mã mới.',
    en: 'Five wrong tries. Ask for a new code.',
  },
})
