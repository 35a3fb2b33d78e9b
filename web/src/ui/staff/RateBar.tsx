import { at, type Domain } from './scale.ts'

type RateBarProps = { rate: number; threshold: number; domain: Domain }

/**
 * Response rate against the valid level (web.md 5.6): the threshold is a dashed line with a halo of
 * the surface. The numbers stand in the same table row, so the bar itself is hidden from readers.
 */
export function RateBar({ rate, threshold, domain }: RateBarProps) {
  const mark = at(threshold, domain)
  return (
    <svg className={rate >= threshold ? 'rate rate-met' : 'rate'} aria-hidden="true">
      <rect className="rate-track" y="4" width="100%" height="14" rx="2" />
      <rect className="rate-value" y="4" width={at(rate, domain)} height="14" rx="2" />
      <line className="rate-halo" x1={mark} x2={mark} y1="0" y2="100%" />
      <line className="rate-mark" x1={mark} x2={mark} y1="0" y2="100%" />
    </svg>
  )
}

/** Share of work done in one row, 0-100. */
export function WorkBar({ percent }: { percent: number }) {
  return (
    <svg className="work-bar" aria-hidden="true">
      <rect className="rate-track" width="100%" height="100%" rx="2" />
      <rect className="work-value" width={`${percent}%`} height="100%" rx="2" />
    </svg>
  )
}
