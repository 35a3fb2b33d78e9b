/** Seconds; the last bucket is everything. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const

/** Series of one metric; what comes after counts as `other`, so that no label can fill a memory. */
const MOST_SERIES = 300

export type Labels<L extends string = string> = Readonly<Record<L, string>>
type Kind = 'counter' | 'histogram' | 'gauge'
type Reading = readonly (readonly [Labels, number])[]

export type Counter<L extends string> = (labels: Labels<L>, by?: number) => void
export type Histogram<L extends string> = (labels: Labels<L>, seconds: number) => void
/** A value for each label set, asked for at each scrape; one that fails or hangs is left out. */
export type Read = () => Reading | Promise<Reading>

/** The metrics of one process. Declaring a name again gives the same metric. */
export type Metrics = {
  counter: <L extends string>(name: string, help: string, labels: readonly L[]) => Counter<L>
  histogram: <L extends string>(name: string, help: string, labels: readonly L[]) => Histogram<L>
  gauge: (name: string, help: string, read: Read) => void
  /** Prometheus' text format 0.0.4. */
  render: () => Promise<string>
}

type Series = { labels: Labels; value: number; counts: number[] }
type Family = { kind: Kind; help: string; series: Map<string, Series>; reads: Read[] }

/** @param fixed labels of every series, e.g. the service's name */
export function createMetrics(fixed: Labels): Metrics {
  const families = new Map<string, Family>()
  const familyOf = (name: string, kind: Kind, help: string): Family => {
    const known = families.get(name) ?? { kind, help, series: new Map(), reads: [] }
    families.set(name, known)
    return known
  }
  return {
    counter: (name, help, names) => {
      const family = familyOf(name, 'counter', help)
      return (labels, by = 1) => void (seriesOf(family, names, labels).value += by)
    },
    histogram: (name, help, names) => {
      const family = familyOf(name, 'histogram', help)
      return (labels, seconds) => observe(seriesOf(family, names, labels), seconds)
    },
    gauge: (name, help, read) => void familyOf(name, 'gauge', help).reads.push(read),
    render: async () => {
      const parts = [...families].map(async (entry) => await renderFamily(entry, fixed))
      return (await Promise.all(parts)).join('')
    },
  }
}

function seriesOf(family: Family, names: readonly string[], labels: Labels): Series {
  // joined by what no label of ours holds
  const key = names.map((name) => labels[name]).join('\n')
  const known = family.series.get(key)
  if (known) return known
  if (family.series.size >= MOST_SERIES && key !== otherKey(names))
    return seriesOf(family, names, Object.fromEntries(names.map((name) => [name, 'other'])))
  const made = { labels: { ...labels }, value: 0, counts: BUCKETS.map(() => 0).concat(0) }
  family.series.set(key, made)
  return made
}

function otherKey(names: readonly string[]): string {
  return names.map(() => 'other').join('\n')
}

function observe(series: Series, seconds: number): void {
  const found = BUCKETS.findIndex((limit) => seconds <= limit)
  const at = found < 0 ? BUCKETS.length : found
  series.counts[at] = (series.counts[at] ?? 0) + 1
  series.value += seconds
}

async function renderFamily([name, family]: [string, Family], fixed: Labels): Promise<string> {
  const head = `# HELP ${name} ${family.help}\n# TYPE ${name} ${family.kind}\n`
  const rows = [...family.series.values()].flatMap((series) =>
    family.kind === 'histogram'
      ? histogramRows(name, series, fixed)
      : [row(name, { ...fixed, ...series.labels }, series.value)],
  )
  const readings = await Promise.all(family.reads.map(readSafely))
  const read = readings.flat().map(([labels, value]) => row(name, { ...fixed, ...labels }, value))
  return head + [...rows, ...read].join('')
}

function histogramRows(name: string, { labels, value, counts }: Series, fixed: Labels): string[] {
  const all = { ...fixed, ...labels }
  let sum = 0
  const buckets = counts.map((count, index) => {
    sum += count
    return row(`${name}_bucket`, { ...all, le: String(BUCKETS[index] ?? '+Inf') }, sum)
  })
  return [...buckets, row(`${name}_sum`, all, value), row(`${name}_count`, all, sum)]
}

function row(name: string, labels: Labels, value: number): string {
  const pairs = Object.entries(labels).map(([key, text]) => `${key}="${escaped(text)}"`)
  return `${name}{${pairs.join(',')}} ${value}\n`
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
}

const LONGEST_READ_MS = 1_000

/** A database that is away leaves a gap in the curve and does not hold up the scrape. */
async function readSafely(read: Read): Promise<Reading> {
  const { promise, resolve } = Promise.withResolvers<Reading>()
  const timer = setTimeout(() => resolve([]), LONGEST_READ_MS)
  try {
    return await Promise.race([read(), promise])
  } catch {
    return []
  } finally {
    clearTimeout(timer)
  }
}
