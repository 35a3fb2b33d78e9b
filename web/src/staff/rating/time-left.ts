/** Time left for words: whole minutes from ten minutes on, else minutes and rounded seconds. */
export type TimeLeft = { minutes: number; seconds: number }

/** Rounds seconds as they are said: to 5 under a minute, to 10 under ten minutes, then to minutes. */
export function timeLeft(secondsLeft: number): TimeLeft {
  if (secondsLeft >= 600) return { minutes: Math.round(secondsLeft / 60), seconds: 0 }
  const step = secondsLeft < 60 ? 5 : 10
  const rounded = Math.max(step, Math.round(secondsLeft / step) * step)
  return { minutes: Math.floor(rounded / 60), seconds: rounded % 60 }
}
