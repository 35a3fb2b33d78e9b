import { along, axisOf } from './chart-scale.ts'
import { short, type ChartProps } from './drawn.ts'

const WIDTH = 760
const LEFT = 200
const RIGHT = 700
const STEP = 32
const TOP = 12

/** A dot with the bar of its interval for each row: figure, low end, high end (web.md 5.1). */
export function IntervalChart({ rows, columns, told, hiddenWord, label, say }: ChartProps) {
  const axis = axisOf(
    rows.flatMap(({ values }) => values.filter((one) => one !== null)),
    false,
  )
  const bottom = TOP + rows.length * STEP
  const x = (value: number) => along(value, axis, LEFT, RIGHT)
  return (
    <svg className="con-chart" viewBox={`0 0 ${WIDTH} ${bottom + 44}`} role="img" aria-label={told}>
      {axis.marks.map((mark) => (
        <g key={mark}>
          <line className="con-grid" x1={x(mark)} x2={x(mark)} y1={TOP - 4} y2={bottom} />
          <text x={x(mark)} y={bottom + 16} textAnchor="middle">
            {say(mark, 0)}
          </text>
        </g>
      ))}
      {rows.map(({ name, values: [value = null, low = null, high = null], hidden }, at) => {
        const y = TOP + at * STEP + STEP / 2
        return (
          <g key={`${name}${at}`}>
            <title>{name}</title>
            <text className="ink" x={LEFT - 10} y={y + 4} textAnchor="end">
              {short(name)}
            </text>
            {low !== null && high !== null ? (
              <line className="strip-interval" x1={x(low)} x2={x(high)} y1={y} y2={y} />
            ) : null}
            {value !== null ? (
              <circle className="strip-shrunk" cx={x(value)} cy={y} r="5.5" />
            ) : null}
            {value !== null ? (
              <text className="ink" x={RIGHT + 12} y={y + 4}>
                {say(value, 0)}
              </text>
            ) : hidden ? (
              <text x={LEFT + 6} y={y + 4}>
                {hiddenWord}
              </text>
            ) : null}
          </g>
        )
      })}
      <text x={LEFT - 10} y={bottom + 36} textAnchor="end">
        {label}
      </text>
      <text x={(LEFT + RIGHT) / 2} y={bottom + 36} textAnchor="middle">
        {columns.join(', ')}
      </text>
    </svg>
  )
}
