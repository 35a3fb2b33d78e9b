import { onEvent, type EventHandler } from '@tinnhiem/kit/event'
import { factRecorded } from '@tinnhiem/membership/events'
import type { FactStore } from './fact-store.ts'

/** Facts flow in from the other services: an idempotent upsert on the id of the event (D-17). */
export function factHandlers(facts: FactStore): EventHandler[] {
  return [onEvent(factRecorded, async ({ facts: told }) => await facts.record(told))]
}
