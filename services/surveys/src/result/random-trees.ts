import fc from 'fast-check'
import type { Tree } from './roll-up.ts'

/** Test only. A unit with its true counts, which the tree of the roll-up does not hold. */
export type TrueUnit = { id: string; counts: number[] }

/** Test only. Province, upper unions, units; sizes around k so that hiding and pooling happen all the time. */
export type TrueTree = { uppers: TrueUnit[][]; direct: TrueUnit[]; levels: number }

const size = fc.oneof(
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 9 }) },
  { weight: 3, arbitrary: fc.integer({ min: 10, max: 40 }) },
)

/** `n` answers over the levels, by random cuts. */
function split(n: number, levels: number): fc.Arbitrary<number[]> {
  const cut = fc.integer({ min: 0, max: n })
  return fc.array(cut, { minLength: levels - 1, maxLength: levels - 1 }).map((cuts) => {
    const edges = [0, ...cuts.toSorted((a, b) => a - b), n]
    return edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0))
  })
}

/** Counts of `n` ballots for a random small or healthy `n`. */
export function countsArbitrary(levels: number): fc.Arbitrary<number[]> {
  return size.chain((n) => split(n, levels))
}

export function trueTrees(levels = 3): fc.Arbitrary<TrueTree> {
  const units = (minLength: number, maxLength: number) =>
    fc.array(countsArbitrary(levels), { minLength, maxLength })
  return fc
    .tuple(fc.array(units(1, 5), { minLength: 1, maxLength: 4 }), units(0, 2))
    .map(([uppers, direct]) => ({
      uppers: uppers.map((some, u) => some.map((counts, i) => ({ id: `u${u}-${i}`, counts }))),
      direct: direct.map((counts, i) => ({ id: `d-${i}`, counts })),
      levels,
    }))
}

export function unitsOf({ uppers, direct }: TrueTree): TrueUnit[] {
  return [...uppers.flat(), ...direct]
}

/** What the roll-up may see of it: ballots, no answers. */
export function treeOf({ uppers, direct }: TrueTree): Tree {
  const leaf = ({ id, counts }: TrueUnit) => ({ id, n: sumOf(counts) })
  const branches = uppers.map((kids, u) => ({ id: `U${u}`, kids: kids.map(leaf) }))
  return { id: 'F', kids: [...branches, ...direct.map(leaf)] }
}

export function sumOf(counts: number[]): number {
  return counts.reduce((sum, n) => sum + n, 0)
}

/** Level by level over the named units. */
export function sumUnits(units: TrueUnit[], ids: string[], levels: number): number[] {
  const inside = units.filter(({ id }) => ids.includes(id))
  return Array.from({ length: levels }, (_, l) => sumOf(inside.map(({ counts }) => counts[l] ?? 0)))
}
