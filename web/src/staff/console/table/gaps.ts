/** The parts of an answer's error that say where it has a gap. */
export type Failed = {
  path?: readonly (string | number)[]
  extensions?: { service?: string }
}

/** Any place of a list. */
const EACH = Symbol('each')
type Step = string | number | typeof EACH

/** What of an answer failed below one of its places: the rest of the way to each gap; no way left: all of it. */
export type Gaps = readonly (readonly Step[])[]

/** Nothing failed. */
export const WHOLE: Gaps = []

/**
 * Where an answer has gaps, from its errors. A service that gave no answer is told at the first place of a list only
 * (gateway/src/executor/entity-part.ts), and owes the same at every other.
 */
export function gapsOf(errors: readonly Failed[]): Gaps {
  return errors.flatMap(({ path, extensions }) => {
    if (!path) return []
    const isOfService = extensions?.service !== undefined
    return [path.map((step) => (isOfService && typeof step === 'number' ? EACH : step))]
  })
}

/** The gaps below the next place on the way. */
export function gapsIn(gaps: Gaps, step: string | number): Gaps {
  if (gaps.length === 0) return gaps
  return gaps.flatMap((way) => {
    const [next, ...rest] = way
    if (next === undefined) return [way]
    return next === step || (next === EACH && typeof step === 'number') ? [rest] : []
  })
}
