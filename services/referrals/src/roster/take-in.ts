import { onEvent, type EventHandler } from '@tinnhiem/kit/event'
import { officersChanged, organizationsChanged, rosterChanged } from '@tinnhiem/membership/events'
import { followMembers } from '../referral/follow-roster.ts'
import type { WorkerContext } from '../jobs/worker-context.ts'

/** What referrals takes in from membership; every handler may run twice. */
export function rosterHandlers(ctx: WorkerContext): EventHandler[] {
  const { projection } = ctx.stores
  return [
    onEvent(organizationsChanged, async ({ items }) => await projection.takeOrganizations(items)),
    onEvent(rosterChanged, async ({ items }) => {
      await projection.takeRoster(items)
      await followMembers(
        ctx,
        items.map(({ memberId }) => memberId),
      )
    }),
    onEvent(officersChanged, async ({ items }) => await projection.takeOfficers(items)),
  ]
}
