/** Only the digits of what was typed: "5.000.000" is 5000000. */
export function digitsOf(typed: string): string {
  return typed.replace(/\D/g, '').slice(0, 16)
}

/** Digits in groups of three while they are typed, as money is read: 5.000.000 or 5,000,000. */
export function grouped(digits: string, lang: 'vi' | 'en'): string {
  const dot = lang === 'vi' ? '.' : ','
  return digits.replace(/\B(?=(\d{3})+$)/g, dot)
}
