/** The languages of the platform, Vietnamese first (WEB-1). */
export type Lang = 'vi' | 'en'
export type Localized = { vi: string; en: string }

const words = {
  NOT_SIGNED_IN: {
    vi: 'Cần đăng nhập để xem phần này. Việc đang làm vẫn được giữ.',
    en: 'Sign in to see this. What you were doing is kept.',
  },
  NOT_ALLOWED: {
    vi: 'Phần này không dành cho vai trò của anh chị.',
    en: 'This is not open to your role.',
  },
  NOT_FOUND: {
    vi: 'Không có trang này, hoặc trang không dành cho vai trò của anh chị.',
    en: 'There is no such page, or it is not for your role.',
  },
  INVALID_INPUT: {
    vi: 'Một ô chưa đúng. Chưa có gì được lưu; các ô khác vẫn giữ.',
    en: 'One field is not right. Nothing was stored; the other fields are kept.',
  },
  VERSION_CONFLICT: {
    vi: 'Người khác vừa thay đổi mục này. Hãy mở lại để xem bản mới.',
    en: 'Somebody has just changed this. Open it again to see the new version.',
  },
  INTERNAL: {
    vi: 'Máy chủ gặp trục trặc. Không có gì bị mất. Thử lại sau ít phút.',
    en: 'The server has a problem. Nothing is lost. Try again in a few minutes.',
  },
} as const satisfies Record<string, Localized>

export type WordKey = keyof typeof words

/** The sentence of a code in the caller's language. */
export function say(code: WordKey, lang: Lang): string {
  return words[code][lang]
}

/** A service's own table of sentences with the same look-up. */
export function sayer<T extends Record<string, Localized>>(table: T) {
  return (code: keyof T & string, lang: Lang): string => table[code]?.[lang] ?? code
}
