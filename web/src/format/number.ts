import type { Lang } from '../words/use-words.ts'

const locale = { vi: 'vi-VN', en: 'en-GB' } as const

/** 1.234,5 in Vietnamese, 1,234.5 in English, with exactly `digits` decimals. */
export function formatNumber(value: number, lang: Lang, digits = 0): string {
  return new Intl.NumberFormat(locale[lang], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value)
}

/** `22,0 %` with U+00A0 before the sign; `value` is in percent. */
export function formatPercent(value: number, lang: Lang, digits = 0): string {
  return `${formatNumber(value, lang, digits)}\u00A0%`
}

/** `77,6 - 82,0` with an en dash; both ends in the same unit. */
export function formatRange(low: number, high: number, lang: Lang, digits = 0): string {
  return `${formatNumber(low, lang, digits)}\u2013${formatNumber(high, lang, digits)}`
}

/** 41 / 62, kept on one line. */
export function formatFraction(part: number, whole: number, lang: Lang): string {
  return `${formatNumber(part, lang)}\u00A0/\u00A0${formatNumber(whole, lang)}`
}
