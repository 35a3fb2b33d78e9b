import { sayer } from '@tinnhiem/kit/words'

export const say = sayer({
  CARD_SHAPE: {
    vi: 'Số thẻ hoặc số điện thoại chưa đúng dạng. Ví dụ: LC-000123 hoặc 0900 000 123.',
    en: 'The card or phone number is not in the right form. For example LC-000123 or 0900 000 123.',
  },
  CODE_SHAPE: { vi: 'Mã có 6 chữ số.', en: 'A code has 6 digits.' },
  CODE_WRONG: { vi: 'Mã chưa đúng hoặc đã hết hạn.', en: 'The code is wrong or has expired.' },
  TOO_MANY_CODES: {
    vi: 'Đã xin 5 mã trong một giờ. Chờ rồi xin lại, hoặc gọi cán bộ công đoàn.',
    en: 'Five codes were asked for within an hour. Wait, or call your union officer.',
  },
  TOO_MANY_TRIES: {
    vi: 'Đã nhập sai 5 lần. Hãy xin mã mới.',
    en: 'Five wrong tries. Ask for a new code.',
  },
})
