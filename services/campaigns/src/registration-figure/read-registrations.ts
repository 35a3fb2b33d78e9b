import type { Stores } from '../stores.ts'

export type Registrations = { units: number; registered: number }

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
    const { units: before, registered: so } = byUpper.get(parentId ?? '') ?? NONE
    const more = registered.has(id) ? 1 : 0
    byUpper.set(parentId ?? '', { units: before + 1, registered: so + more })
  }
  return { year, byUpper }
}

const NONE: Registrations = { units: 0, registered: 0 }
