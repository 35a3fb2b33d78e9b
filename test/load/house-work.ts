import type { Pass } from '@tinnhiem/web/ballot'
import { launches, registersUnit } from '../world/campaign-verbs.ts'
import { opensSurvey, takesPass } from '../world/verbs.ts'
import type { TestWorld } from '../world/world.ts'

/** What is written while others read: ballots of a second survey, and units that join and leave a campaign. */
export type HouseWork = { survey: string; passes: Pass[]; campaign: string; units: string[] }

export const UNITS = ['U-TEA', 'U-ROAD', 'U-SCHOOL', 'U-CLINIC']
const VOTERS = UNITS.flatMap((unit) => [7, 8, 9, 10].map((place) => `${unit}:${place}`))

/**
 * An open survey of another year with the passes of sixteen members, and two campaigns: all units stay in one, so that
 * no count an analyst sees moves while the four join and leave the other.
 */
export async function preparesWork(world: TestWorld): Promise<HouseWork> {
  const year = { year: 2024, titleVi: 'Khảo sát 2024', titleEn: 'Survey 2024' }
  const { id: survey } = await opensSurvey(world, year)
  const passes: Pass[] = []
  for (const voter of VOTERS) passes.push(await takesPass(world, voter, survey))
  const standing = await launches(world, 'P12')
  for (const unit of UNITS) await registersUnit(world, `${unit}:0`, standing, unit)
  return { survey, passes, campaign: await launches(world, 'P12'), units: UNITS }
}
