import { onEvent, type EventHandler } from '@tinnhiem/kit/event'
import { officersChanged, organizationsChanged } from '@tinnhiem/membership/events'
import type { ProjectionStore } from './projection-store.ts'

/** The tree and the posts, as membership tells them; every handler may run twice. */
export function rosterHandlers(projection: ProjectionStore): EventHandler[] {
  return [
    onEvent(organizationsChanged, async ({ items }) => await projection.takeOrganizations(items)),
    onEvent(officersChanged, async ({ items }) => await projection.takeOfficers(items)),
  ]
}
