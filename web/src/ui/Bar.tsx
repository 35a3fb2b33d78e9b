/** One horizontal bar of a comparison: `part` of `whole`, with its number beside the words. */
export function Bar({ label, value, part, whole, tone }: BarProps) {
  const width = whole > 0 ? Math.max(0, Math.min(1, part / whole)) * 296 : 0
  return (
    <div className="grid grid-cols-[1fr_auto] gap-1">
      <dt className="font-semibold">{label}</dt>
      <dd className="num font-bold">{value}</dd>
      <svg
        className="col-span-2 rounded-[3px]"
        viewBox="0 0 296 14"
        width="100%"
        height="14"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <rect width="296" height="14" className="fill-sunken" />
        <rect width={width} height="14" className={tone} />
      </svg>
    </div>
  )
}

interface BarProps {
  label: string
  value: string
  part: number
  whole: number
  /** A fill class: fill-control, fill-t-mid, fill-cham. */
  tone: string
}
