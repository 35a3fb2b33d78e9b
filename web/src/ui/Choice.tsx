import type { ReactNode } from 'react'

interface ChoiceProps {
  name: string
  value: string
  checked: boolean
  onChoose: (value: string) => void
  children: ReactNode
  hint?: string | undefined
  aside?: ReactNode
}

/** One option of a question: a native radio whose whole row is the target (60 px, on a short screen 56 px, with a hint 76 px). */
export function Choice({ name, value, checked, onChoose, children, hint, aside }: ChoiceProps) {
  return (
    <label className={hint === undefined ? 'choice' : 'choice min-h-[76px]'}>
      <input
        type="radio"
        name={name}
        value={value}
        checked={checked}
        onChange={() => onChoose(value)}
      />
      {hint === undefined ? (
        <span>{children}</span>
      ) : (
        <span>
          <span className="block text-title">{children}</span>
          <span className="quiet block text-hint font-normal">{hint}</span>
        </span>
      )}
      {aside}
    </label>
  )
}

type PictureProps = { filled: number; className?: string }

/** Rising steps, `filled` of 5: the picture of a level of a five-step scale. */
export function Steps({ filled, className = '' }: PictureProps) {
  const bars = [5, 10, 15, 20, 25]
  return (
    <svg
      className={`step ${className}`}
      width="38"
      height="26"
      viewBox="0 0 38 26"
      aria-hidden="true"
    >
      {bars.map((height, index) => (
        <rect
          key={height}
          x={index * 8}
          y={26 - height}
          width="6"
          height={height}
          rx="1.5"
          className={index < filled ? 'fill-cham' : 'fill-line'}
        />
      ))}
    </svg>
  )
}

/** Three stacked bars, `filled` of 3 from below: the picture of a level of trust. */
export function TrustBars({ filled, className = '' }: PictureProps) {
  return (
    <svg
      className={`step ${className}`}
      width="30"
      height="40"
      viewBox="0 0 30 40"
      aria-hidden="true"
    >
      {[3, 2, 1].map((level, index) => (
        <rect
          key={level}
          x="1"
          y={1 + index * 13}
          width="28"
          height="11"
          rx="2.5"
          strokeWidth="1.6"
          className={level <= filled ? 'fill-cham stroke-cham' : 'fill-surface stroke-cham'}
        />
      ))}
    </svg>
  )
}
