import type { ReactNode } from 'react'

/** One step: done, now, or to come; the small lines say when, who and how far. */
export type LifeStep = {
  key: string
  name: string
  state: 'done' | 'now' | 'next'
  lines: readonly ReactNode[]
}

/** The steps of a survey or a run as a bar in parts; the step now running is marked in amber. */
export function LifeCycle({ label, steps }: { label: string; steps: readonly LifeStep[] }) {
  return (
    <ol className="life" aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.key}
          className={step.state}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          {step.name}
          {step.lines.map((line, index) => (
            <small key={index} className="num">
              {line}
            </small>
          ))}
        </li>
      ))}
    </ol>
  )
}
