import { along, axisOf } from './chart-scale.ts'
import { short, type ChartProps } from './drawn.ts'
import { Mark } from './Mark.tsx'

const WIDTH = 760
const HEIGHT = 340
const LEFT = 70
const RIGHT = 740
const TOP = 16
const BOTTOM = 240

/** One line a column through the rows in their order; a figure that is not told breaks the line. */
export function LineChart({ rows, columns, told, hiddenWord, label, say }: ChartProps) {
  const axis = axisOf(
    rows.flatMap(({ values }) => values.filter((one) => one !== null)),
    false,
  )
  const x = (at: number) => LEFT + ((at + 0.5) / Math.max(1, rows.length)) * (RIGHT - LEFT)
  const y = (value: number) => along(value, axis, BOTTOM, TOP)
  return (
    <svg className="con-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={told}>
      {axis.marks.map((mark) => (
        <g key={mark}>
          <line className="con-grid" x1={LEFT} x2={RIGHT} y1={y(mark)} y2={y(mark)} />
          <text x={LEFT - 8} y={y(mark) + 4} textAnchor="end">
            {say(mark, 0)}
          </text>
        </g>
      ))}
      {rows.map(({ name, hidden }, at) => (
        <text
          key={`${name}${at}`}
          className="ink"
          transform={`translate(${x(at) + 4} ${BOTTOM + 16}) rotate(-35)`}
          textAnchor="end"
        >
          {short(name, 18)}
          {hidden ? <title>{hiddenWord}</title> : null}
        </text>
      ))}
      {columns.map((column, series) => (
        <g key={column}>
          <path
            className={`con-line con-l${series}`}
            d={path(
              rows.map(({ values }) => values[series] ?? null),
              x,
              y,
            )}
          />
          {rows.map(({ name, values }, at) => {
            const value = values[series] ?? null
            return value === null ? null : (
              <Mark
                key={`${name}${at}`}
                series={series}
                x={x(at)}
                y={y(value)}
                title={`${name}: ${say(value, series)}`}
              />
            )
          })}
        </g>
      ))}
      <text x={LEFT} y={HEIGHT - 6}>
        {label}
      </text>
      <text x={RIGHT} y={HEIGHT - 6} textAnchor="end">
        {columns.join(', ')}
      </text>
    </svg>
  )
}

/** Straight pieces between neighbours that are both told. */
function path(
  values: readonly (number | null)[],
  x: (at: number) => number,
  y: (value: number) => number,
): string {
  return values
    .map((value, at) => {
      if (value === null) return ''
      const joined = at > 0 && (values[at - 1] ?? null) !== null
      return `${joined ? 'L' : 'M'}${Math.round(x(at) * 10) / 10} ${y(value)}`
    })
    .join('')
}
