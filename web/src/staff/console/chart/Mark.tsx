type MarkProps = { series: number; x: number; y: number; title: string }

/** A mark of a series: each has a shape of its own beside its colour. */
export function Mark({ series, x, y, title }: MarkProps) {
  return (
    <path
      className={`con-s${series} con-mark-dot`}
      transform={`translate(${x} ${y})`}
      d={shapes[series]}
    >
      <title>{title}</title>
    </path>
  )
}

const shapes: readonly string[] = [
  'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0',
  'M-4.5-4.5h9v9h-9z',
  'M0-6 5.5 4h-11z',
  'M0-6 6 0 0 6-6 0z',
]

/** The series of a chart by shape, colour and name. */
export function ChartKey({ columns }: { columns: readonly string[] }) {
  return (
    <p className="key con-key">
      {columns.map((column, series) => (
        <span key={column}>
          <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
            <path className={`con-s${series}`} d={shapes[series]} />
          </svg>
          <code>{column}</code>
        </span>
      ))}
    </p>
  )
}
