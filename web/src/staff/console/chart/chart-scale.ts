/** The ends of an axis and its marks. */
export type Axis = { from: number; to: number; marks: readonly number[] }

const STEPS = [1, 2, 2.5, 5, 10]

/**
 * An axis with round marks (1, 2, 2.5, 5 times a power of ten) that holds all values, about `wanted` spaces long.
 * `zero`: bars begin at nothing, so that their lengths may be compared.
 */
export function axisOf(values: readonly number[], zero: boolean, wanted = 5): Axis {
  const all = zero ? [...values, 0] : values
  const low = all.length > 0 ? Math.min(...all) : 0
  const high = all.length > 0 ? Math.max(...all) : 1
  const span = high - low || Math.abs(high) || 1
  const step = roundStep(span / wanted)
  const from = Math.floor(low / step) * step
  const to = Math.max(Math.ceil(high / step) * step, from + step)
  const count = Math.round((to - from) / step)
  const marks = Array.from({ length: count + 1 }, (_, index) => tidy(from + index * step))
  return { from: tidy(from), to: tidy(to), marks }
}

function roundStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = STEPS.find((one) => one * power >= raw * 0.999) ?? 10
  return step * power
}

/** Takes away what binary fractions leave: 0.30000000000000004. */
function tidy(value: number): number {
  return Number(value.toPrecision(12))
}

/** Where a value stands between two points of the drawing, in its units. */
export function along(value: number, { from, to }: Axis, start: number, end: number): number {
  const share = (value - from) / (to - from)
  return Math.round((start + share * (end - start)) * 100) / 100
}
