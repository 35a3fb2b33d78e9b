import { along, axisOf, type Axis } from './chart-scale.ts'
import { short, type ChartProps } from './drawn.ts'
import { placeLabels, type Label } from './place-labels.ts'

const WIDTH = 760
const HEIGHT = 400
const LEFT = 70
const RIGHT = 730
const TOP = 34
const BOTTOM = 340

/** One point a row: the first figure across, the second up, with its name beside it. */
export function PointChart({ rows, columns, told, say }: ChartProps) {
  const points = rows.flatMap(({ name, values: [x, y] }) =>
    typeof x === 'number' && typeof y === 'number' ? [{ name, x, y }] : [],
  )
  const across = axisOf(
    points.map(({ x }) => x),
    false,
  )
  const up = axisOf(
    points.map(({ y }) => y),
    false,
  )
  const labels = points.map((point): Label => {
    const x = along(point.x, across, LEFT, RIGHT)
    const anchor = x > (LEFT + RIGHT) / 2 ? 'end' : 'start'
    return { x, y: along(point.y, up, BOTTOM, TOP), anchor }
  })
  const heights = placeLabels(labels, BOTTOM - 4)
  return (
    <svg className="con-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={told}>
      <Grid across={across} up={up} say={say} />
      {points.map((point, at) => {
        const { x, y, anchor } = labels[at] ?? { x: LEFT, y: BOTTOM, anchor: 'start' }
        const height = heights[at] ?? y
        const side = anchor === 'end' ? -1 : 1
        return (
          <g key={`${point.name}${at}`}>
            <title>{`${point.name}: ${say(point.x, 0)}; ${say(point.y, 1)}`}</title>
            {height !== y && (
              <line className="con-grid" x1={x} y1={y} x2={x + side * 16} y2={height} />
            )}
            <circle className="strip-shrunk" cx={x} cy={y} r="6" />
            <text
              className="ink"
              x={x + side * (height === y ? 10 : 18)}
              y={height + 4}
              textAnchor={anchor}
            >
              {short(point.name)}
            </text>
          </g>
        )
      })}
      <text className="ink" x={(LEFT + RIGHT) / 2} y={HEIGHT - 8} textAnchor="middle">
        {columns[0]}
      </text>
      <text className="ink" x={LEFT - 50} y={14}>
        {columns[1]}
      </text>
    </svg>
  )
}

function Grid({ across, up, say }: { across: Axis; up: Axis; say: ChartProps['say'] }) {
  return (
    <>
      {across.marks.map((mark) => {
        const x = along(mark, across, LEFT, RIGHT)
        return (
          <g key={mark}>
            <line className="con-grid" x1={x} x2={x} y1={TOP} y2={BOTTOM} />
            <text x={x} y={BOTTOM + 18} textAnchor="middle">
              {say(mark, 0)}
            </text>
          </g>
        )
      })}
      {up.marks.map((mark) => {
        const y = along(mark, up, BOTTOM, TOP)
        return (
          <g key={mark}>
            <line className="con-grid" x1={LEFT} x2={RIGHT} y1={y} y2={y} />
            <text x={LEFT - 8} y={y + 4} textAnchor="end">
              {say(mark, 1)}
            </text>
          </g>
        )
      })}
    </>
  )
}
