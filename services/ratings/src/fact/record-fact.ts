import { onEvent, type EventHandler } from '@tinnhiem/kit/event'
import { Poison } from '@tinnhiem/kit/tries'
import { factRecorded } from '@tinnhiem/membership/events'
import type { FactStore } from './fact-store.ts'

/**
 * Facts flow in from the other services: an idempotent upsert on the id of the event (D-17), of every code, for which of
 * them count is the scheme's business. A fact that contradicts a known one is an alarm: the rest of its batch is kept,
 * and the event is set aside.
 */
export function factHandlers(facts: FactStore): EventHandler[] {
  return [
    onEvent(factRecorded, async ({ facts: told }) => {
      const refused = await facts.record(told)
      if (refused.length > 0)
        throw new Poison(`facts contradict known ones: ${refused.slice(0, 10).join(', ')}`)
    }),
  ]
}
