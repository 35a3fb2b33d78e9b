import type { Stores } from '../stores.ts'

/** `upperId`: what is right above these units; the province for those directly below it. */
export type Registrations = { upperId: string; units: number; registered: number }

/** A year's registrations; nobody registered anywhere: null. */
export type RegisteredYear = { year: number; byUpper: ReadonlyMap<string, Registrations> } | null

/**
 * Units on the year's last day, or today, and those of them with a registration, by what is right above them.
 * @param today the day of domain time
 */
export async function readRegistrations(
  { participation, projection }: Pick<Stores, 'participation' | 'projection'>,
  year: number,
  today: string,
): Promise<RegisteredYear> {
  const lastDay = `${year}-12-31`
  const [told, units] = await Promise.all([
    participation.unitsTold(year),
    projection.unitsOn(today < lastDay ? today : lastDay),
  ])
  const registered = new Set(told)
  if (registered.size === 0) return null
  const byUpper = new Map<string, Registrations>()
  for (const { id, parentId } of units) {
    const upperId = parentId ?? ''
    const before = byUpper.get(upperId) ?? { upperId, units: 0, registered: 0 }
    const more = registered.has(id) ? 1 : 0
    byUpper.set(upperId, {
      upperId,
      units: before.units + 1,
      registered: before.registered + more,
    })
  }
  return { year, byUpper }
}
