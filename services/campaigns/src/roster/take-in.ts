import type { Clock } from '@tinnhiem/kit/clock'
import { onEvent, type EventHandler } from '@tinnhiem/kit/event'
import {
  factRecorded,
  officersChanged,
  organizationsChanged,
  rosterChanged,
} from '@tinnhiem/membership/events'
import { placeOnBoards } from '../board/place-on-boards.ts'
import { followUnits } from '../campaign/follow-units.ts'
import type { Stores } from '../stores.ts'

/** What campaigns takes in from membership; every handler may run twice. */
export function rosterHandlers(stores: Stores, clock: Clock): EventHandler[] {
  const { projection, headcount } = stores
  const tools = { stores, clock }
  return [
    onEvent(organizationsChanged, async ({ items }) => {
      const ids = items.map(({ id }) => id)
      await projection.takeOrganizations(items)
      await followUnits(tools, ids)
      await placeOnBoards(stores, ids)
    }),
    onEvent(rosterChanged, async ({ items }) => await projection.takeRoster(items)),
    onEvent(officersChanged, async ({ items }) => await projection.takeOfficers(items)),
    onEvent(factRecorded, async ({ facts }) => {
      await placeOnBoards(stores, await headcount.take(facts))
    }),
  ]
}
