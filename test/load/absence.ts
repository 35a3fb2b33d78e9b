/** When the gateway was killed and when its successor was ready: real time in milliseconds. */
export type Absence = { from: number; to: number }

/** Whether somebody who asked in this time may have got no answer at all. */
export function wasAway(absences: readonly Absence[], from: number, to: number): boolean {
  return absences.some((one) => one.from <= to && from <= one.to)
}

/** From a kill to the first whole answer to somebody who asked after it, for each; Infinity = never again. */
export function recoveries(
  absences: readonly Absence[],
  whole: readonly { asked: number; answered: number }[],
): number[] {
  return absences.map(({ from }) => {
    const after = whole.filter(({ asked }) => asked > from).map(({ answered }) => answered)
    return after.reduce((least, at) => Math.min(least, at), Infinity) - from
  })
}
