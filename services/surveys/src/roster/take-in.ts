import { onEvent, type EventHandler } from '@tinnhiem/kit/event'
import { officersChanged, organizationsChanged, rosterChanged } from '@tinnhiem/membership/events'
import type { ProjectionStore } from './projection-store.ts'

/** What surveys takes in from membership; every handler may run twice. */
export function rosterHandlers(projection: ProjectionStore): EventHandler[] {
  return [
    onEvent(organizationsChanged, async ({ items }) => await projection.takeOrganizations(items)),
    onEvent(rosterChanged, async ({ items }) => await projection.takeRoster(items)),
    onEvent(officersChanged, async ({ items }) => await projection.takeOfficers(items)),
  ]
}
