/** One part of a whole: percent, name, and the fill class of its place in the palette. */
export interface Share {
  label: string
  percent: number
  text: string
  fill: string
}

/** A 100 % bar, best first; its legend carries the numbers (web.md 5.2). */
export function ShareBar({ shares, label }: { shares: readonly Share[]; label: string }) {
  const total = shares.reduce((sum, share) => sum + share.percent, 0) || 1
  const ends = shares.map((_, index) =>
    shares.slice(0, index + 1).reduce((sum, one) => sum + one.percent, 0),
  )
  return (
    <figure className="grid gap-2">
      <svg
        viewBox="0 0 300 30"
        width="100%"
        height="30"
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        {shares.map((share, index) => {
          const width = (share.percent / total) * 300
          const x = ((ends[index] ?? 0) / total) * 300 - width
          return (
            <rect
              key={share.label}
              x={x}
              y="0"
              width={Math.max(0, width - 2)}
              height="30"
              rx="3"
              className={share.fill}
            />
          )
        })}
      </svg>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-hint">
        {shares.map((share) => (
          <li key={share.label} className="flex items-center gap-2">
            <svg width="14" height="14" aria-hidden="true">
              <rect width="14" height="14" rx="3" className={share.fill} />
            </svg>
            {share.label} <strong className="num">{share.text}</strong>
          </li>
        ))}
      </ul>
    </figure>
  )
}
