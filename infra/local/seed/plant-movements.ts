import type { SeedContext } from '../seed-context.ts'
import { launchCampaigns, takePart } from './campaigns.ts'
import type { Cast, Helpers } from './cast.ts'
import { missingMovements } from './check-movements.ts'
import { factsArrived } from './facts-arrived.ts'
import { plantFund } from './fund.ts'
import { plantInitiatives } from './initiatives.ts'
import { plantLibrary } from './library.ts'
import { plantModels } from './models.ts'
import type { MovementPlan } from './movement-plan.ts'
import { readMovements } from './read-movements.ts'
import { plantReferrals } from './referrals.ts'

export type Planting = { cast: Cast; helpers: Helpers; plan: MovementPlan; liaison: string }

const STEPS = 6

/**
 * The campaigns and referrals of 2023, by the people whose work they are (domain.md 8, J2, J4, J6, J10, J11), one step
 * behind the other: the survey's answers have the machine. @throws when something planted is missing
 */
export async function plantMovements(
  { progress, hasReferrals, mongoUri }: SeedContext,
  { cast, helpers, plan, liaison }: Planting,
): Promise<void> {
  let done = 0
  const step = () => progress('phong trào, giới thiệu · campaigns, referrals', (done += 1), STEPS)
  const launched = await launchCampaigns(cast)
  step()
  await plantInitiatives(cast, helpers)
  await plantModels(cast, helpers, plan)
  step()
  await plantFund(cast, helpers, plan)
  await plantLibrary(cast, helpers, plan)
  step()
  if (hasReferrals) await plantReferrals(cast, helpers, plan, liaison)
  step()
  await takePart(cast, helpers, plan, launched)
  step()
  const shown = await readMovements(cast, plan, launched, hasReferrals)
  const missing = missingMovements(shown, 1 + plan.unions.length)
  if (missing.length > 0) throw new Error(`the demo lacks: ${missing.join('; ')}`)
  await factsArrived(mongoUri('tn_ratings'), plan)
  step()
}
