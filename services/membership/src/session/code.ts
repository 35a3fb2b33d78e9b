import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'

/** One-time codes: 6 digits, 5 minutes, 5 tries, 5 codes per card and hour (issue 4; ASVS 6.5). */
export const CODE_RULES = {
  digits: 6,
  livesSeconds: 300,
  tries: 5,
  perHour: 5,
  resendSeconds: 30,
} as const

export function makeCode(): string {
  return String(randomInt(10 ** CODE_RULES.digits)).padStart(CODE_RULES.digits, '0')
}

export function isCode(text: string): boolean {
  return /^\d{6}$/.test(text)
}

/** Neither the card nor the code is stored: only keyed hashes of them. */
export function keyed(secret: Buffer, purpose: string, text: string): string {
  return createHmac('sha256', secret).update(`${purpose}\0${text}`).digest('base64url')
}

export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
