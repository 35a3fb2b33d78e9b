/** A shared sending window: ballots leave at a random moment of it. `to` is excluded. */
export type SendingWindow = { from: Date; to: Date }

const MINUTE_MS = 60_000
const LAST_ENDS_BEFORE_CLOSING_MS = 24 * 3_600_000
const WINDOWS = 3

/**
 * The policy `waves` (domain.md D-15): three windows shared by everybody, the last ending 24 h before closing. The time
 * until then is cut in three and each window is the later half of its part, so that most people have answered before a
 * window starts and a phone that sleeps at night still meets it awake. Whole minutes; a survey too short for that has
 * no window, and its ballots go at once.
 */
export function windowsFor(opensAt: Date, closesAt: Date): SendingWindow[] {
  const start = opensAt.getTime()
  const part = (closesAt.getTime() - LAST_ENDS_BEFORE_CLOSING_MS - start) / WINDOWS
  if (part < 2 * MINUTE_MS) return []
  const at = (parts: number) => new Date(start + Math.floor((parts * part) / MINUTE_MS) * MINUTE_MS)
  return Array.from({ length: WINDOWS }, (_, i) => ({ from: at(i + 0.5), to: at(i + 1) }))
}

/**
 * The window a ballot of this instant waits for: the next that has not begun; during the last one what is left of it;
 * afterwards `null` (it goes at once, after the sentence on what that costs).
 */
export function windowToSendIn(windows: SendingWindow[], now: Date): SendingWindow | null {
  const next = windows.find(({ from }) => from > now)
  if (next) return next
  const last = windows.at(-1)
  return last && now < last.to ? { from: now, to: last.to } : null
}
