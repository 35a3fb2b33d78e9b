import { bandOf, BANDS, type SizeBand } from '../board/size-band.ts'
import { hideSmall } from '../board/hide-small.ts'

export type Reach = {
  units: number
  members: number
  bands: { band: SizeBand; units: number; members: number | null }[]
}

/** Who would see a campaign: units and members by size of unit, from the members of each unit. */
export function reachOf(membersOfUnits: readonly number[]): Reach {
  const byBand = Map.groupBy(membersOfUnits, bandOf)
  const rows = BANDS.map((band) => byBand.get(band) ?? [])
  const sums = rows.map((sizes) => sizes.reduce((sum, size) => sum + size, 0))
  const inhabited = BANDS.map((_, at) => at).filter((at) => (rows[at]?.length ?? 0) > 0)
  const { cells } = hideSmall(inhabited.map((at) => sums[at] ?? 0))
  const shown = new Map(inhabited.map((at, place) => [at, cells[place] ?? null]))
  return {
    units: membersOfUnits.length,
    members: sums.reduce((sum, size) => sum + size, 0),
    bands: BANDS.map((band, at) => ({
      band,
      units: rows[at]?.length ?? 0,
      // a band without units hides nothing: it has nobody, and everybody knows
      members: shown.has(at) ? (shown.get(at) ?? null) : 0,
    })),
  }
}
