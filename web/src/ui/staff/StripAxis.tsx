import type { Cuts } from './Strip.tsx'
import { at, ticks, type Domain } from './scale.ts'

type StripAxisProps = {
  cuts: Cuts
  domain: Domain
  /** Names of the classes from the lowest to the highest. */
  names: readonly [string, string, string, string]
}

/** Head of a column of strips: names of the classes above, round marks below. The table is the text. */
export function StripAxis({ cuts, domain, names }: StripAxisProps) {
  const starts = [domain.from, cuts.completed, cuts.good, cuts.excellent]
  return (
    <svg className="strip-axis" aria-hidden="true">
      {starts.map((start, index) =>
        (starts[index + 1] ?? domain.to) > domain.from ? (
          <text key={start} x={at(Math.max(start, domain.from), domain)} dx="4" y="12">
            {names[index]}
          </text>
        ) : null,
      )}
      {ticks(domain).map((tick) => (
        <text
          key={tick}
          className="ink"
          x={at(tick, domain)}
          y="30"
          textAnchor={anchor(tick, domain)}
        >
          {tick}
        </text>
      ))}
    </svg>
  )
}

function anchor(tick: number, { from, to }: Domain): 'start' | 'middle' | 'end' {
  if (tick === from) return 'start'
  return tick === to ? 'end' : 'middle'
}
