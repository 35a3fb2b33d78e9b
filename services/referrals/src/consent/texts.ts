type Words = { vi: string; en: string }

/** A consent's words. A text that was ever agreed to stays as it is; a new wording is a new version. */
export type ConsentWords = {
  version: string
  validFrom: string
  title: Words
  steps: readonly Words[]
  paragraphs: readonly Words[]
}

const TEXTS: readonly ConsentWords[] = [
  {
    version: '1',
    validFrom: '2022-01-01',
    title: {
      vi: 'Tôi đồng ý để công đoàn giới thiệu tôi với chi bộ',
      en: 'I agree that the union introduces me to the Party cell',
    },
    steps: [
      {
        vi: 'Anh chị trả lời. Trước khi đồng ý chỉ có lời mời được mã hóa, tự xóa, và một mã không tên để một năm không ai mời lại.',
        en: 'You answer. Before you agree there is only an encrypted invitation, gone by itself, and a code without a name so that nobody asks again for a year.',
      },
      {
        vi: 'Công đoàn đối chiếu điều kiện rồi bỏ phiếu kín. Chỉ ghi tổng số phiếu.',
        en: 'The union checks the conditions and votes in secret. Only totals are recorded.',
      },
      {
        vi: 'Ban chấp hành ra nghị quyết, hai người ký khác nhau, rồi gửi tới chi bộ.',
        en: 'The committee adopts a resolution, signed by a second person, and sends it to the Party cell.',
      },
      {
        vi: 'Chi bộ xem xét. Việc đó nằm ngoài hệ thống này.',
        en: 'The Party cell considers it. That happens outside this system.',
      },
    ],
    paragraphs: [
      {
        vi: 'Hệ thống lưu: tên của anh chị, đơn vị, các điều kiện trả lời có hoặc không, tổng số phiếu, nghị quyết và ngày của từng bước. Tất cả được mã hóa bằng khóa riêng, trừ đơn vị, bước hiện tại, năm gửi và tháng kết thúc.',
        en: 'Kept: who you are, your unit, the conditions as yes or no, the totals of the vote, the resolution and the day of each step. All of it is encrypted with a key of its own, but for the unit, the step it is at, the year of sending and the month of closing.',
      },
      {
        vi: 'Người xem được: cán bộ trong danh sách giới thiệu của đơn vị, công đoàn cấp trên khi được hỏi ý kiến, và người tiếp nhận của tổ chức Đảng được gửi tới. Công ty, đồng nghiệp và người phân tích số liệu không xem được. Anh chị thấy từng lượt xem.',
        en: 'Seen by: officers on the referral list of your unit, the upper union when it is asked, and the receiver of the Party organ it is sent to. Your employer, colleagues and analysts cannot see it. You see every read.',
      },
      {
        vi: 'Anh chị rút lại bất cứ lúc nào, không cần lý do, cho đến khi được kết nạp. Việc đồng ý hay không đồng ý không ảnh hưởng đến quyền lợi, xếp loại hay bất cứ việc gì khác.',
        en: 'You may leave at any time, without a reason, until admission. Agreeing or not has no effect on your rights, on any rating or on anything else.',
      },
      {
        vi: 'Hồ sơ kết thúc, kể cả khi anh chị rút, được xóa sau 24 tháng, chỉ còn con số. Đến lúc đó những người nói trên vẫn xem được.',
        en: 'A closed file, also one you left, is erased after 24 months; only counts remain. Until then those named above can see it.',
      },
    ],
  },
]

/** The text in force on a day. */
export function consentTextOn(day: string): ConsentWords {
  const text = TEXTS.findLast(({ validFrom }) => validFrom <= day) ?? TEXTS[0]
  if (!text) throw new Error('no text of consent')
  return text
}
