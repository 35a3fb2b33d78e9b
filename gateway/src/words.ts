import type { Lang, Localized } from '@tinnhiem/kit/words'

/** The gateway's refusals, one sentence each; clients translate by code. */
const words = {
  ANONYMOUS_WITH_IDENTITY: {
    vi: 'Phiếu kín không đi cùng phiên đăng nhập. Chưa có gì được gửi đi.',
    en: 'An anonymous request never travels with a session. Nothing was passed on.',
  },
  ANONYMOUS_WITH_OTHER_FIELDS: {
    vi: 'Phiếu kín phải đi một mình. Chưa có gì được gửi đi.',
    en: 'An anonymous field travels alone. Nothing was passed on.',
  },
  BAD_REQUEST: {
    vi: 'Máy chủ không đọc được yêu cầu này.',
    en: 'The server cannot read this request.',
  },
  BODY_TOO_LARGE: {
    vi: 'Yêu cầu lớn quá mức cho phép. Chưa có gì được lưu.',
    en: 'The request is larger than allowed. Nothing was stored.',
  },
  BUSY: {
    vi: 'Đang có quá nhiều yêu cầu. Hãy giữ lại và gửi sau ít giây.',
    en: 'Too many requests at once. Keep it and send it again in a few seconds.',
  },
  INCOMPLETE_DATA: {
    vi: 'Một phần dữ liệu chưa đầy đủ nên không hiện được.',
    en: 'Part of the data is incomplete and cannot be shown.',
  },
  INTERNAL: {
    vi: 'Máy chủ gặp trục trặc. Không có gì bị mất. Thử lại sau ít phút.',
    en: 'The server has a problem. Nothing is lost. Try again in a few minutes.',
  },
  NOT_FOUND: {
    vi: 'Không có trang này, hoặc trang không dành cho vai trò của anh chị.',
    en: 'There is no such page, or it is not for your role.',
  },
  NOT_SIGNED_IN: {
    vi: 'Cần đăng nhập để xem phần này. Việc đang làm vẫn được giữ.',
    en: 'Sign in to see this. What you were doing is kept.',
  },
  OPERATION_NOT_ALLOWED: {
    vi: 'Truy vấn tự viết chỉ dành cho phân tích viên và chỉ để đọc; còn lại dùng các truy vấn đã duyệt.',
    en: 'Queries of your own are for analysts and only read; everything else uses the approved ones.',
  },
  OPERATION_UNKNOWN: {
    vi: 'Trang đang mở là bản cũ. Hãy tải lại trang; việc đang làm vẫn được giữ.',
    en: 'The open page is an old version. Load it again; what you were doing is kept.',
  },
  OTHER_SITE: {
    vi: 'Yêu cầu này chỉ được gửi từ chính trang của hệ thống. Chưa có gì được lưu.',
    en: 'This is taken from our own pages only. Nothing was stored.',
  },
  OVERLOADED: {
    vi: 'Hệ thống đang quá tải nên chưa nhận yêu cầu này. Thử lại sau ít giây.',
    en: 'The platform is overloaded and did not take this request. Try again in a few seconds.',
  },
  RATE_LIMITED: {
    vi: 'Có quá nhiều yêu cầu liên tiếp. Hãy đợi một lát rồi thử lại; việc đang làm vẫn được giữ.',
    en: 'Too many requests in a row. Wait a moment and try again; what you were doing is kept.',
  },
  RESPONSE_TOO_LARGE: {
    vi: 'Câu trả lời quá lớn. Hãy xin ít hơn, theo từng trang.',
    en: 'The answer is too large. Ask for less, page by page.',
  },
  SUBGRAPH_UNAVAILABLE: {
    vi: 'Một phần của hệ thống tạm ngừng. Phần còn lại vẫn dùng được.',
    en: 'One part of the platform is down for now. The rest still works.',
  },
  TOKEN_MISTYPED: {
    vi: 'Mã truy cập chép thiếu hoặc sai ký tự. Hãy chép lại nguyên vẹn.',
    en: 'The access token is incomplete or mistyped. Copy it again as a whole.',
  },
  TOKEN_REFUSED: {
    vi: 'Mã truy cập đã hết hạn, đã bị thu hồi hoặc không tồn tại. Hãy tạo mã mới.',
    en: 'The access token has expired, was revoked or never was. Make a new one.',
  },
  TIME_LIMIT: {
    vi: 'Truy vấn chạy quá lâu nên đã dừng. Hãy xin ít hơn, theo từng trang.',
    en: 'The query took too long and was stopped. Ask for less, page by page.',
  },
  TOO_COSTLY: {
    vi: 'Truy vấn xin quá nhiều dữ liệu một lúc. Hãy xin trang nhỏ hơn.',
    en: 'The query asks for too much at once. Ask for smaller pages.',
  },
  TOO_DEEP: {
    vi: 'Truy vấn lồng quá sâu.',
    en: 'The query is nested too deeply.',
  },
  TOO_MANY_ALIASES: {
    vi: 'Một trường được gọi lại quá nhiều lần trong một truy vấn.',
    en: 'One field is asked for too many times in one query.',
  },
  TOO_MANY_DIRECTIVES: {
    vi: 'Truy vấn có quá nhiều chỉ thị.',
    en: 'The query has too many directives.',
  },
  TOO_MANY_ROOT_FIELDS: {
    vi: 'Một yêu cầu hỏi quá nhiều việc cùng lúc. Hãy tách ra.',
    en: 'One request asks for too many things at once. Part it.',
  },
  TOO_SLOW: {
    vi: 'Đường truyền quá chậm nên chưa gửi xong. Hãy thử lại, hoặc gửi ít hơn.',
    en: 'The connection was too slow. Try again, or send less.',
  },
  TOO_MANY_TOKENS: {
    vi: 'Truy vấn quá dài.',
    en: 'The query is too long.',
  },
  TWO_IDENTITIES: {
    vi: 'Gửi mã truy cập hoặc phiên đăng nhập, không gửi cả hai.',
    en: 'Send the access token or the session, not both.',
  },
} as const satisfies Record<string, Localized>

export type GatewayCode = keyof typeof words

export function isGatewayCode(code: unknown): code is GatewayCode {
  return typeof code === 'string' && Object.hasOwn(words, code)
}

/** The sentence of a code in the caller's language. */
export function say(code: GatewayCode, lang: Lang): string {
  return words[code][lang]
}

/** graphql-js names in English what is wrong with a question; this goes before it for who reads Vietnamese. */
const beforeItsOwn: Readonly<Record<string, string>> = {
  GRAPHQL_PARSE_FAILED: 'Truy vấn viết sai cú pháp',
  GRAPHQL_VALIDATION_FAILED: 'Truy vấn không khớp với lược đồ dữ liệu',
  BAD_USER_INPUT: 'Giá trị gửi kèm truy vấn không hợp lệ',
}

/** The sentence of an error in the caller's language; a text of graphql-js stays, for it alone names the place. */
export function sayOf(code: unknown, own: string, lang: Lang): string {
  if (isGatewayCode(code)) return say(code, lang)
  const before = lang === 'vi' && typeof code === 'string' ? beforeItsOwn[code] : undefined
  return before === undefined ? own : `${before}: ${own}`
}

/** Vietnamese unless the first choice of Accept-Language is English. */
export function languageOf(header: string | undefined): Lang {
  return /^\s*en\b/i.test(header ?? '') ? 'en' : 'vi'
}
