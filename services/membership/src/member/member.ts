/** A member's profile (MEM-6). No religion, ethnicity, opinion or Party field exists. */
export type Member = {
  id: string
  name: PersonName
  cardNo: string
  phone: string
  preferredLanguage: 'vi' | 'en'
  active: boolean
}

export type PersonName = { family: string; middle: string | null; given: string }

/** Vietnamese order: family, middle, given. */
export function fullName({ family, middle, given }: PersonName): string {
  return [family, middle, given].filter(Boolean).join(' ')
}

/** A dated membership; at most one active primary one per member (I-1). */
export type Membership = {
  id: string
  memberId: string
  unionId: string
  employerId: string | null
  from: string
  to: string | null
}

/** Cards and phones are typed with spaces, dots and small letters. */
export function normalizeCard(text: string): string {
  return text.normalize('NFC').replace(/[\s.]/g, '').toUpperCase()
}

const CARD = /^(?:[A-Z]{1,4}-?\d{4,12}|\+?\d{9,12})$/

/** A card number such as LC-000123, or a phone number. */
export function isCardOrPhone(normalized: string): boolean {
  return CARD.test(normalized)
}
