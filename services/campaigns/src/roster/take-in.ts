import type { Clock } from '@tinnhiem/kit/clock'
import { onEvent, type EventHandler } from '@tinnhiem/kit/event'
import {
  factRecorded,
  officersChanged,
  organizationsChanged,
  rosterChanged,
} from '@tinnhiem/membership/events'
import type { Stores } from '../stores.ts'

/** What campaigns takes in from membership; every handler may run twice. */
export function rosterHandlers(stores: Stores, _clock: Clock): EventHandler[] {
  const { projection, headcount } = stores
  return [
    onEvent(organizationsChanged, async ({ items }) => await projection.takeOrganizations(items)),
    onEvent(rosterChanged, async ({ items }) => await projection.takeRoster(items)),
    onEvent(officersChanged, async ({ items }) => await projection.takeOfficers(items)),
    onEvent(factRecorded, async ({ facts }) => void (await headcount.take(facts))),
  ]
}
