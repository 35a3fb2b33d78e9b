/** Rules of the dated hierarchy (MEM-1). */

export type OrganizationKind =
  | 'CONFEDERATION'
  | 'PROVINCIAL_FEDERATION'
  | 'DISTRICT_FEDERATION'
  | 'SECTOR_UNION'
  | 'CIVIL_SERVANTS_UNION'
  | 'GRASSROOTS'

export type OrganizationLevel = 'CONFEDERATION' | 'PROVINCIAL' | 'DIRECT_UPPER' | 'GRASSROOTS'

export type Organization = {
  id: string
  code: string
  name: { vi: string; en: string }
  kind: OrganizationKind
  parentId: string | null
  /** '/' joined ids from the top down; derived from the parents. */
  path: string
  validFrom: string
  validTo: string | null
  multiEmployer: boolean
}

const LEVELS: Record<OrganizationKind, OrganizationLevel> = {
  CONFEDERATION: 'CONFEDERATION',
  PROVINCIAL_FEDERATION: 'PROVINCIAL',
  DISTRICT_FEDERATION: 'DIRECT_UPPER',
  SECTOR_UNION: 'DIRECT_UPPER',
  CIVIL_SERVANTS_UNION: 'DIRECT_UPPER',
  GRASSROOTS: 'GRASSROOTS',
}

export function levelOf(kind: OrganizationKind): OrganizationLevel {
  return LEVELS[kind]
}

/** The kinds of organisation of one level. */
export function kindsOf(level: OrganizationLevel): OrganizationKind[] {
  const kinds: OrganizationKind[] = [
    'CONFEDERATION',
    'PROVINCIAL_FEDERATION',
    'DISTRICT_FEDERATION',
    'SECTOR_UNION',
    'CIVIL_SERVANTS_UNION',
    'GRASSROOTS',
  ]
  return kinds.filter((kind) => levelOf(kind) === level)
}

/** Whether something dated holds on a day; the last day counts. */
export function holdsOn(dated: { from: string; to: string | null }, day: string): boolean {
  return dated.from <= day && (dated.to === null || day <= dated.to)
}

/** Lower case without accents, đ as d: "che may" finds "Chè Mây" (GW-6). */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase()
}
