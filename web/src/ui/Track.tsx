import { Check } from 'lucide-react'

/** One step: done, now or to come. */
export interface TrackStep {
  title: string
  text?: string
  state: 'done' | 'now' | 'todo'
}

/** Steps under one another, joined by the dashed line of what may still be torn. */
export function Track({ steps }: { steps: readonly TrackStep[] }) {
  return (
    <ol className="track">
      {steps.map(({ title, text, state }, index) => (
        <li key={title} className={state} aria-current={state === 'now' ? 'step' : undefined}>
          <span className="dot">
            {state === 'done' ? <Check size={18} aria-hidden="true" /> : index + 1}
          </span>
          <div>
            <strong>{title}</strong>
            {text === undefined ? null : <p className="quiet">{text}</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}
