type SpeedLineProps = { speeds: readonly number[]; label: string }

/** Things done per second over the last minute, oldest first; a sentence says the same. */
export function SpeedLine({ speeds, label }: SpeedLineProps) {
  if (speeds.length < 3) return null
  return (
    <svg
      className="speed-line"
      viewBox="0 0 290 56"
      width="290"
      height="56"
      role="img"
      aria-label={label}
    >
      <path d="M0 54.5h290" className="speed-base" />
      <polyline points={linePoints(speeds)} className="speed-value" />
    </svg>
  )
}

function linePoints(speeds: readonly number[]): string {
  const top = Math.max(...speeds, 1)
  const step = 290 / (speeds.length - 1)
  return speeds
    .map((speed, index) => `${(index * step).toFixed(1)},${(52 - (speed / top) * 48).toFixed(1)}`)
    .join(' ')
}
