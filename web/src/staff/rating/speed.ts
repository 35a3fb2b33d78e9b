/** Work done at a moment, as one poll saw it. */
export type Sample = { at: number; done: number }

/** Keeps the last minute of polls; a run that starts over starts the line over. */
export function addSample(samples: readonly Sample[], sample: Sample): Sample[] {
  const last = samples.at(-1)
  if (last && sample.done < last.done) return [sample]
  return [...samples.filter(({ at }) => sample.at - at <= 60_000), sample]
}

/** Things done per second between neighbouring polls, oldest first. */
export function speeds(samples: readonly Sample[]): number[] {
  return samples.slice(1).map((sample, index) => {
    const before = samples[index]
    if (!before || sample.at <= before.at) return 0
    return ((sample.done - before.done) * 1000) / (sample.at - before.at)
  })
}

/** Mean speed over what is kept, things per second; null while there is nothing to divide by. */
export function meanSpeed(samples: readonly Sample[]): number | null {
  const first = samples[0]
  const last = samples.at(-1)
  if (!first || !last || last.at <= first.at) return null
  return ((last.done - first.done) * 1000) / (last.at - first.at)
}
