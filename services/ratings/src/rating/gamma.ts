/** Lanczos coefficients for g = 7, nine terms (Godfrey): about 15 significant digits. */
const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
]
const HALF_LOG_TWO_PI = 0.9189385332046727

/** Natural logarithm of the gamma function for x > 0 (Lanczos; Stirling above 1,000, where it is exact to the double). */
export function logGamma(x: number): number {
  if (x > 1000) return stirling(x)
  if (x < 0.5) return logGamma(x + 1) - Math.log(x)
  const shifted = x - 1
  const series = LANCZOS.reduce((total, c, i) => total + c / (shifted + i + 1), 0.9999999999998099)
  const t = shifted + 7.5
  return HALF_LOG_TWO_PI + (shifted + 0.5) * Math.log(t) - t + Math.log(series)
}

function stirling(x: number): number {
  const inverse = 1 / x
  const tail = inverse / 12 - (inverse * inverse * inverse) / 360
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + tail
}
