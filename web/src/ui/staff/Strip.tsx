import { at, type Domain } from './scale.ts'

/** The cut-offs of the scheme, in points: NOT_COMPLETED < completed <= ... < good <= ... < excellent. */
export type Cuts = { completed: number; good: number; excellent: number }

/** What one strip shows: the 90 % interval, the corrected score and the raw one, in points. */
export type StripValues = { low: number; high: number; shrunk: number; raw: number | null }

type StripProps = { values: StripValues; cuts: Cuts; domain: Domain; label: string }

/**
 * Interval strip of web.md 5.1: bands at the cut-offs, the 90 % bar, hollow raw dot, solid corrected
 * dot drawn last. Lengths are shares of the cell, so it fills whatever row it is put in.
 */
export function Strip({ values, cuts, domain, label }: StripProps) {
  const y = '50%'
  return (
    <svg className="strip" role="img" aria-label={label}>
      <Bands cuts={cuts} domain={domain} />
      <line
        className="strip-interval"
        x1={at(values.low, domain)}
        x2={at(values.high, domain)}
        y1={y}
        y2={y}
      />
      {values.raw === null ? null : (
        <circle className="strip-raw" cx={at(values.raw, domain)} cy={y} r="5" />
      )}
      <circle className="strip-shrunk" cx={at(values.shrunk, domain)} cy={y} r="5.5" />
    </svg>
  )
}

/** The class bands behind a strip, with a hairline at each cut-off. */
export function Bands({ cuts, domain }: { cuts: Cuts; domain: Domain }) {
  const edges = [domain.from, cuts.completed, cuts.good, cuts.excellent, domain.to]
  return (
    <g aria-hidden="true">
      {edges.slice(0, -1).map((from, index) => (
        <Band key={from} from={from} to={edges[index + 1] ?? from} step={index} domain={domain} />
      ))}
    </g>
  )
}

type BandProps = { from: number; to: number; step: number; domain: Domain }

function Band({ from, to, step, domain }: BandProps) {
  const start = Math.max(from, domain.from)
  const width = ((to - start) / (domain.to - domain.from)) * 100
  if (width <= 0) return null
  const x = at(start, domain)
  return (
    <>
      <rect className={`band band-${step}`} x={x} width={`${width}%`} height="100%" />
      {start > domain.from ? <line className="band-edge" x1={x} x2={x} y1="0" y2="100%" /> : null}
    </>
  )
}
