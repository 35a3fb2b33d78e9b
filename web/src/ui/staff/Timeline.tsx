/** Something on one of the days, counted from the first. */
export type TimelineMark = { at: number; text: string }

type TimelineProps = { days: readonly string[]; marks: readonly TimelineMark[] }

/** A line of days with what happens on them; texts hang at three heights so that they do not touch. */
export function Timeline({ days, marks }: TimelineProps) {
  const label = marks.map(({ at, text }) => `${days[at]}: ${text}`).join('; ')
  return (
    <svg className="timeline" viewBox="0 0 936 104" role="img" aria-label={label}>
      <path className="timeline-base" d="M0 28h936" />
      {days.map((day, index) => (
        <text key={day} x={placeOf(index)} y="14" textAnchor="middle">
          {day}
        </text>
      ))}
      {marks.map((mark, index) => (
        <Mark key={`${mark.at}${mark.text}`} mark={mark} depth={index % 3} last={days.length - 1} />
      ))}
    </svg>
  )
}

function Mark({ mark, depth, last }: { mark: TimelineMark; depth: number; last: number }) {
  const x = placeOf(mark.at)
  const left = mark.at > last / 2
  return (
    <g>
      <path className="timeline-hook" d={`M${x} 34v${10 + depth * 22}`} />
      <circle className="timeline-dot" cx={x} cy="28" r="6" />
      <text
        className="ink"
        x={left ? x - 6 : x + 6}
        y={52 + depth * 22}
        textAnchor={left ? 'end' : 'start'}
      >
        {mark.text}
      </text>
    </g>
  )
}

function placeOf(index: number): number {
  return 20 + index * 64
}
