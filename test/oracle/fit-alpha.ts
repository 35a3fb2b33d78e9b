/**
 * Maximum likelihood of the Dirichlet-multinomial (domain.md 8.2), the oracle's own way. With whole counts the
 * digamma differences are plain sums: psi(a + y) - psi(a) = 1/a + 1/(a+1) + ... + 1/(a+y-1).
 */

/** How many of the counts are greater than i, for i = 0, 1, ... */
function tails(counts: readonly number[]): number[] {
  const longest = counts.reduce((most, count) => Math.max(most, count), 0)
  return Array.from({ length: longest }, (_, i) => counts.filter((count) => count > i).length)
}

function sumOver(tail: readonly number[], at: number, power: 1 | 2): number {
  return tail.reduce((sum, times, i) => sum + times / (at + i) ** power, 0)
}

type Data = { levelTails: number[][]; sizeTail: number[]; fixed: boolean[] }

const FLOOR = 0.01

function logLikelihood(data: Data, alpha: number[]): number {
  const whole = alpha.reduce((sum, a) => sum + a, 0)
  const logs = (tail: number[], at: number) =>
    tail.reduce((sum, times, i) => sum + times * Math.log(at + i), 0)
  return (
    data.levelTails.reduce((sum, tail, k) => sum + logs(tail, alpha[k] ?? 0), 0) -
    logs(data.sizeTail, whole)
  )
}

/** One Newton step in the free levels; the Hessian is a diagonal plus a constant, so it inverts in closed form. */
function newtonStep(data: Data, alpha: number[]): number[] {
  const whole = alpha.reduce((sum, a) => sum + a, 0)
  const slopeAll = sumOver(data.sizeTail, whole, 1)
  const constant = sumOver(data.sizeTail, whole, 2)
  const slopes = data.levelTails.map((tail, k) => sumOver(tail, alpha[k] ?? 0, 1) - slopeAll)
  const diagonal = data.levelTails.map((tail, k) => -sumOver(tail, alpha[k] ?? 0, 2))
  const free = alpha.map((_, k) => k).filter((k) => data.fixed[k] !== true)
  const top = free.reduce((sum, k) => sum + (slopes[k] ?? 0) / (diagonal[k] ?? -1), 0)
  const bottom = 1 / constant + free.reduce((sum, k) => sum + 1 / (diagonal[k] ?? -1), 0)
  const step = (k: number) => ((slopes[k] ?? 0) - top / bottom) / (diagonal[k] ?? -1)
  return alpha.map((a, k) => (data.fixed[k] === true ? a : a - step(k)))
}

/** Minka's fixed point: slow, never worse, always positive. */
function fixedPointStep(data: Data, alpha: number[]): number[] {
  const whole = alpha.reduce((sum, a) => sum + a, 0)
  const below = sumOver(data.sizeTail, whole, 1)
  return alpha.map((a, k) =>
    data.fixed[k] === true ? a : (a * sumOver(data.levelTails[k] ?? [], a, 1)) / below,
  )
}

/** Newton where it helps and stays positive, else the fixed point, until nothing moves or A has run away. */
function climb(data: Data, start: number[]): number[] {
  let alpha = start
  for (let round = 0; round < 5000; round += 1) {
    const bold = newtonStep(data, alpha)
    const ok = bold.every((a) => a > 0) && logLikelihood(data, bold) >= logLikelihood(data, alpha)
    const next = ok ? bold : fixedPointStep(data, alpha)
    const moved = Math.max(...next.map((a, k) => Math.abs(a - (alpha[k] ?? 0)) / a))
    alpha = next
    if (moved < 1e-13 || alpha.reduce((sum, a) => sum + a, 0) > 1e7) break
  }
  return alpha
}

/**
 * Alpha of the groups' counts (one row per group, best level first): maximum likelihood with each alpha_k at least
 * 0.01 (a level at the floor stays there and the others are fitted again beside it), then A capped at 200.
 */
export function fitAlpha(rows: readonly (readonly number[])[]): number[] {
  const levels = rows[0]?.length ?? 0
  const levelTails = Array.from({ length: levels }, (_, k) => tails(rows.map((row) => row[k] ?? 0)))
  const sizeTail = tails(rows.map((row) => row.reduce((sum, count) => sum + count, 0)))
  const fixed = levelTails.map((tail) => tail.length === 0)
  let alpha: number[] = fixed.map((atFloor) => (atFloor ? FLOOR : 1))
  for (let again = true; again;) {
    alpha = climb({ levelTails, sizeTail, fixed }, alpha)
    again = alpha.some((a, k) => a < FLOOR && fixed[k] !== true)
    alpha.forEach((a, k) => (fixed[k] ||= a < FLOOR))
    alpha = alpha.map((a, k) => (fixed[k] === true ? FLOOR : a))
  }
  const whole = alpha.reduce((sum, a) => sum + a, 0)
  return whole > 200 ? alpha.map((a) => Math.max(FLOOR, (a * 200) / whole)) : alpha
}
