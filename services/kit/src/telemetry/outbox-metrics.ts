import type { Telemetry } from './telemetry.ts'

/** How the relay tells what it saw. */
export type OutboxWatch = {
  /** After a sweep: how many entries wait, and the first of them. */
  seen: (waiting: number, oldest: string | undefined) => void
  telemetry: Telemetry
}

/**
 * Length and age of the outbox. An entry holds no time, so its age counts from when this process first saw it as the
 * oldest.
 */
export function outboxWatch(telemetry: Telemetry): OutboxWatch {
  const state = { waiting: 0, oldest: '', since: 0 }
  const { metrics } = telemetry
  metrics?.gauge('tinnhiem_outbox_entries', 'Events not taken in by every subscriber', () => [
    [{}, state.waiting],
  ])
  metrics?.gauge('tinnhiem_outbox_oldest_seconds', 'How long the oldest has waited', () => [
    [{}, state.waiting === 0 ? 0 : (Date.now() - state.since) / 1_000],
  ])
  return {
    telemetry,
    seen: (waiting, oldest = '') => {
      const since = oldest === state.oldest ? state.since : Date.now()
      Object.assign(state, { waiting, oldest, since })
    },
  }
}
