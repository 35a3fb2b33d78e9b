import { along, axisOf } from './chart-scale.ts'
import { short, type ChartProps } from './drawn.ts'

const WIDTH = 760
const LEFT = 200
const RIGHT = 690
const BAR = 14
const TOP = 12

/** Bars side by side for each row, all from nothing, with their figures at the end. */
export function BarChart({ rows, columns, told, hiddenWord, label, say }: ChartProps) {
  const axis = axisOf(
    rows.flatMap(({ values }) => values.filter((one) => one !== null)),
    true,
  )
  const step = columns.length * BAR + 12
  const bottom = TOP + rows.length * step
  const zero = along(0, axis, LEFT, RIGHT)
  return (
    <svg className="con-chart" viewBox={`0 0 ${WIDTH} ${bottom + 44}`} role="img" aria-label={told}>
      {axis.marks.map((mark) => {
        const x = along(mark, axis, LEFT, RIGHT)
        return (
          <g key={mark}>
            <line className="con-grid" x1={x} x2={x} y1={TOP - 4} y2={bottom} />
            <text x={x} y={bottom + 16} textAnchor="middle">
              {say(mark, 0)}
            </text>
          </g>
        )
      })}
      {rows.map(({ name, values, hidden }, at) => {
        const y = TOP + at * step
        return (
          <g key={`${name}${at}`}>
            <title>{name}</title>
            <text
              className="ink"
              x={LEFT - 10}
              y={y + (columns.length * BAR) / 2 + 4}
              textAnchor="end"
            >
              {short(name)}
            </text>
            {values.map((value, column) => {
              if (value === null)
                return hidden ? (
                  <text key={columns[column]} x={zero + 6} y={y + column * BAR + BAR - 3}>
                    {hiddenWord}
                  </text>
                ) : null
              const x = along(value, axis, LEFT, RIGHT)
              return (
                <g key={columns[column]}>
                  <rect
                    className={`con-s${column}`}
                    x={Math.min(x, zero)}
                    y={y + column * BAR}
                    width={Math.abs(x - zero)}
                    height={BAR - 2}
                  />
                  <text className="ink" x={Math.max(x, zero) + 5} y={y + column * BAR + BAR - 3}>
                    {say(value, column)}
                  </text>
                </g>
              )
            })}
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
