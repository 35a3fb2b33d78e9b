/** What one unit has, and what it set out to have. */
export type TargetValues = { verified: number; registered: number; target: number }

/** Where the tick of the own target stands: the same place for everybody, whatever the target is. */
const TICK = 62.5

/**
 * A unit against its own target (web.md 4.5): solid = verified, outline = registered, tick = target. Dark when the
 * target is met. The numbers stand in the same table row, so the bar itself is hidden from readers.
 */
export function TargetBar({ verified, registered, target }: TargetValues) {
  const share = (value: number) => `${Math.min(100, (value / target) * TICK)}%`
  if (target <= 0) return <svg className="target-bar" aria-hidden="true" />
  return (
    <svg className="target-bar" aria-hidden="true">
      <rect className="rate-track" y="4" width="100%" height="12" rx="2" />
      <svg x="1" y="4" width={share(registered)} height="12" overflow="visible">
        {registered > 0 ? (
          <rect className="target-registered" y="0.75" width="100%" height="10.5" rx="2" />
        ) : null}
      </svg>
      <rect
        className={verified >= target ? 'target-met' : 'target-verified'}
        y="4"
        width={share(verified)}
        height="12"
        rx="2"
      />
      <line className="target-halo" x1={`${TICK}%`} x2={`${TICK}%`} y1="0" y2="20" />
      <line className="target-tick" x1={`${TICK}%`} x2={`${TICK}%`} y1="0" y2="20" />
    </svg>
  )
}

/** Key of the bars, in words and shapes. */
export function TargetKey({
  words,
}: {
  words: { verified: string; registered: string; target: string }
}) {
  return (
    <p className="key">
      <span>
        <svg width="24" height="12" aria-hidden="true">
          <rect className="target-met" width="24" height="12" rx="2" />
        </svg>
        {words.verified}
      </span>
      <span>
        <svg width="24" height="12" aria-hidden="true">
          <rect className="target-registered" x="0.75" y="0.75" width="22.5" height="10.5" rx="2" />
        </svg>
        {words.registered}
      </span>
      <span>
        <svg width="6" height="14" aria-hidden="true">
          <line className="target-tick" x1="3" x2="3" y1="0" y2="14" />
        </svg>
        {words.target}
      </span>
    </p>
  )
}
