/** A Party organ as this service knows it; liaisons are officials, acting in office. */
export type PartyOrgan = {
  id: string
  name: { vi: string; en: string }
  placeId: string
  liaisonIds: string[]
  isOpen: boolean
  version: number
}

export type OrganInput = Omit<PartyOrgan, 'id' | 'version'>
export type OrganField = 'nameVi' | 'nameEn' | 'liaisons' | 'place'
export type OrganRule = 'ORGAN_NAME' | 'ORGAN_LIAISONS' | 'ORGAN_PLACE'

const LONGEST_NAME = 160
const MOST_LIAISONS = 5

/** What is wrong with an organ as it was typed, or null. */
export function wrongInOrgan(
  { name, liaisonIds, placeId }: OrganInput,
  hasPlace: boolean,
  before: PartyOrgan | null,
): { field: OrganField; rule: OrganRule } | null {
  const isName = (text: string) => text.trim() !== '' && text.length <= LONGEST_NAME
  if (!isName(name.vi)) return { field: 'nameVi', rule: 'ORGAN_NAME' }
  if (!isName(name.en)) return { field: 'nameEn', rule: 'ORGAN_NAME' }
  if (!hasPlace || (before && before.placeId !== placeId))
    return { field: 'place', rule: 'ORGAN_PLACE' }
  const count = new Set(liaisonIds).size
  if (count < 1 || count > MOST_LIAISONS || count < liaisonIds.length)
    return { field: 'liaisons', rule: 'ORGAN_LIAISONS' }
  return null
}

/** An organ receives from the unions at or below its place. */
export function receivesFrom(placePath: string, unionPath: string): boolean {
  return unionPath === placePath || unionPath.startsWith(`${placePath}/`)
}

const OFFICES = ['GRASSROOTS_OFFICER', 'UPPER_OFFICER', 'PROVINCIAL_OFFICER']

/** Nobody sends and receives: a liaison holds no union office at the same time (domain.md 5, separation rules). */
export function holdsOffice(roles: readonly { role: string }[]): boolean {
  return roles.some(({ role }) => OFFICES.includes(role))
}
