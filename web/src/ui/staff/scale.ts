/** Two ends of an axis, in points. */
export type Domain = { from: number; to: number }

/** The axis of a strip: 50-100, or 0-100 as soon as one value is lower (web.md 5.1). */
export function stripDomain(values: readonly number[]): Domain {
  return values.some((value) => value < 50) ? { from: 0, to: 100 } : { from: 50, to: 100 }
}

/** The axis of response rates: 0-50 %, or 0-100 % as soon as one rate is above 50. */
export function rateDomain(rates: readonly number[]): Domain {
  return rates.some((rate) => rate > 50) ? { from: 0, to: 100 } : { from: 0, to: 50 }
}

/** Where a value stands on the axis, 0-100 with two decimals; values outside stop at the ends. */
export function place(value: number, { from, to }: Domain): number {
  const share = ((value - from) / (to - from)) * 100
  return Math.round(Math.min(100, Math.max(0, share)) * 100) / 100
}

/** A place as an SVG length: "40.5%". */
export function at(value: number, domain: Domain): string {
  return `${place(value, domain)}%`
}

/** Round marks of an axis, every ten points from end to end. */
export function ticks({ from, to }: Domain): number[] {
  const step = to - from > 50 ? 20 : 10
  return Array.from({ length: (to - from) / step + 1 }, (_, index) => from + index * step)
}
