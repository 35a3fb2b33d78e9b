/** An official document and the sessions held on it (CAM-10). Days are YYYY-MM-DD. */
export type OfficialDocument = {
  id: string
  number: string
  title: { vi: string; en: string }
  issuedBy: string
  issuedOn: string
  validFrom: string
  /** The last day; null = without an end. */
  validTo: string | null
  supersedes: string[]
  supersededBy: string | null
  link: string | null
  publisherId: string
  publisherPath: string
  publishedOn: string
  version: number
}

/** A unit's session: a day and a head count. Who sat there is not asked (CAM-10). */
export type Session = {
  id: string
  documentId: string
  unionId: string
  heldOn: string
  attendeeCount: number
  confirmedOn: string
  confirmedBy: string
  version: number
}

export type DocumentStatus = 'COMING' | 'IN_FORCE' | 'EXPIRED' | 'SUPERSEDED'

export type DocumentRule =
  | 'TEXT_LENGTH'
  | 'VALID_DAYS'
  | 'ISSUED_LATER'
  | 'LINK_SHAPE'
  | 'DOCUMENT_KNOWN'
  | 'SUPERSEDES_UNKNOWN'
  | 'SUPERSEDED_ALREADY'
  | 'SUPERSEDES_NEWER'
  | 'DAY_TO_COME'
  | 'HELD_BEFORE_ISSUED'
  | 'ATTENDEES_RANGE'
  | 'ATTENDEES_ABOVE_HEADCOUNT'
  | 'DOCUMENT_NOT_FOR_UNIT'
  | 'TOO_MANY_SESSIONS'

export type DocumentProblem = { field: string; rule: DocumentRule; given?: number; most?: number }

export type DocumentText = Pick<
  OfficialDocument,
  'number' | 'title' | 'issuedBy' | 'issuedOn' | 'validFrom' | 'validTo' | 'link'
>

/** A superseded document stays readable and says so, whatever its days. */
export function statusOn(
  { validFrom, validTo, supersededBy }: OfficialDocument,
  today: string,
): DocumentStatus {
  if (supersededBy !== null) return 'SUPERSEDED'
  if (today < validFrom) return 'COMING'
  return validTo !== null && validTo < today ? 'EXPIRED' : 'IN_FORCE'
}

export function documentProblem(text: DocumentText, today: string): DocumentProblem | null {
  const { number, title, issuedBy, issuedOn, validFrom, validTo, link } = text
  const long =
    tooLong('number', number, 60) ??
    tooLong('title.vi', title.vi, 500) ??
    tooLong('title.en', title.en, 500) ??
    tooLong('issuedBy', issuedBy, 200)
  if (long) return long
  if (issuedOn > today) return { field: 'issuedOn', rule: 'DAY_TO_COME' }
  if (validFrom < issuedOn) return { field: 'validFrom', rule: 'ISSUED_LATER' }
  if (validTo !== null && validTo < validFrom) return { field: 'validTo', rule: 'VALID_DAYS' }
  return link === null || isLink(link) ? null : { field: 'link', rule: 'LINK_SHAPE' }
}

/** A document replaces older ones that nothing replaced yet. */
export function supersedingProblem(
  { issuedOn }: Pick<DocumentText, 'issuedOn'>,
  asked: readonly string[],
  found: readonly OfficialDocument[],
): DocumentProblem | null {
  const field = 'supersedes'
  if (found.length < new Set(asked).size) return { field, rule: 'SUPERSEDES_UNKNOWN' }
  if (found.some(({ supersededBy }) => supersededBy !== null))
    return { field, rule: 'SUPERSEDED_ALREADY' }
  return found.some((old) => old.issuedOn > issuedOn) ? { field, rule: 'SUPERSEDES_NEWER' } : null
}

/** @param headcount workers of the unit; null = not known, or not one unit */
export function sessionProblem(
  { heldOn, attendeeCount }: Pick<Session, 'heldOn' | 'attendeeCount'>,
  document: Pick<OfficialDocument, 'issuedOn'>,
  headcount: number | null,
  today: string,
): DocumentProblem | null {
  if (heldOn > today) return { field: 'heldOn', rule: 'DAY_TO_COME' }
  if (heldOn < document.issuedOn) return { field: 'heldOn', rule: 'HELD_BEFORE_ISSUED' }
  const field = 'attendeeCount'
  if (!Number.isSafeInteger(attendeeCount) || attendeeCount < 1 || attendeeCount > 100_000)
    return { field, rule: 'ATTENDEES_RANGE' }
  if (headcount !== null && attendeeCount > headcount)
    return { field, rule: 'ATTENDEES_ABOVE_HEADCOUNT', given: attendeeCount, most: headcount }
  return null
}

/** The same document however its number is typed: repeated references are one (S-34, S-56). */
export function sameKey({ number, issuedBy }: Pick<DocumentText, 'number' | 'issuedBy'>): string {
  const bare = (text: string) =>
    text
      .normalize('NFC')
      .toLowerCase()
      .replaceAll(/[\s.–-]+/g, '')
  return `${bare(number)}|${bare(issuedBy)}`
}

function tooLong(field: string, text: string, most: number): DocumentProblem | null {
  const { length } = text.trim()
  return length > 0 && length <= most ? null : { field, rule: 'TEXT_LENGTH', most }
}

function isLink(link: string): boolean {
  if (link.length > 500 || !URL.canParse(link)) return false
  const { protocol, username, password } = new URL(link)
  return protocol === 'https:' && username === '' && password === ''
}
