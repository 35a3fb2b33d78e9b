/** A name beside its point; `end` when it stands on the left of it. */
export type Label = { x: number; y: number; anchor: 'start' | 'end' }

/** Height of a line of text, and the most one takes in width, in units of the drawing. */
const LINE = 15
const WIDEST = 200

/**
 * Where names of points stand so that none covers another: at its point if there is room, else below it, else above.
 * @param bottom where the drawing ends: no name stands lower
 * @returns a height for each label, in the order they are given
 */
export function placeLabels(labels: readonly Label[], bottom: number): number[] {
  const placed: Label[] = []
  const heights = labels.map(({ y }) => y)
  for (const [at, label] of [...labels.entries()].toSorted(([, a], [, b]) => a.y - b.y)) {
    const below = freeFrom(label, placed, LINE)
    const y = below <= bottom ? below : freeFrom(label, placed, -LINE)
    placed.push({ ...label, y })
    heights[at] = y
  }
  return heights
}

function freeFrom(label: Label, placed: readonly Label[], step: number): number {
  let { y } = label
  for (;;) {
    const other = placed.find((one) => Math.abs(one.y - y) < LINE && areSideBySide(one, label))
    if (!other) return y
    y = other.y + step
  }
}

function areSideBySide(a: Label, b: Label): boolean {
  const [left, right] = [a, b].map(({ x, anchor }) => (anchor === 'start' ? x : x - WIDEST))
  return Math.abs((left ?? 0) - (right ?? 0)) < WIDEST
}
