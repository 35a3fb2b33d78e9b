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
  const { cells } = hideSmall(sums)
  return {
    units: membersOfUnits.length,
    members: sums.reduce((sum, size) => sum + size, 0),
    bands: BANDS.map((band, at) => ({
      band,
      units: rows[at]?.length ?? 0,
      members: cells[at] ?? null,
    })),
  }
}
