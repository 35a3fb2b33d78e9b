import type { Clock } from '@tinnhiem/kit/clock'
import { within } from '@tinnhiem/kit/roles'
import type { Stores } from '../stores.ts'

type Tools = { stores: Stores; clock: Clock }

/**
 * After membership told of units: rights over their campaigns follow them at once. An adopted campaign keeps its link when
 * its unit leaves the audience above, and its officers are told. Safe to run twice.
 */
export async function followUnits(tools: Tools, unitIds: readonly string[]): Promise<void> {
  const { projection, campaign } = tools.stores
  const concerned = await campaign.unitsKnown(unitIds)
  for (const unit of await projection.organizationsById(concerned)) {
    await campaign.followUnit(unit.id, unit.path)
    await noticeMove(tools, unit)
  }
}

async function noticeMove({ stores, clock }: Tools, unit: { id: string; path: string }) {
  for (const child of await stores.campaign.adoptedBy(unit.id)) {
    const parent =
      child.lineage.length > 0 ? await stores.campaign.byId(child.parentId ?? '') : null
    if (!parent || within(unit.path, parent.audiencePath)) continue
    const notice = { code: 'UNIT_MOVED' as const, from: parent.id, on: clock.today(), reason: null }
    await stores.campaign.notify(child.id, notice)
  }
}
