/** Progress as a row of stitches; `label` is the truth ("Câu 3 trong 12"). `now` counts from 1. */
export function Stitches({ now, total, label }: { now: number; total: number; label: string }) {
  const steps = Array.from({ length: total }, (_, index) => index + 1)
  return (
    <div className="stitch border-b border-line pb-3" role="img" aria-label={label}>
      {steps.map((step) => (
        <i key={step} className={step < now ? 'on' : step === now ? 'now' : ''} />
      ))}
    </div>
  )
}
