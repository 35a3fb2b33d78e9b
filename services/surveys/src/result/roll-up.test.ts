import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import golden from './golden/suppression_tree_rollup.json' with { type: 'json' }
import { attack } from './release-attacker.ts'
import { sumOf, sumUnits, treeOf, trueTrees, type TrueUnit, unitsOf } from './random-trees.ts'
import { rollUp, type Tree } from './roll-up.ts'
import { atomsOf } from './verify-release.ts'

type GoldenTree = { id: string; kids?: GoldenTree[]; x?: number[] }

const toTree = ({ id, kids, x }: GoldenTree): Tree =>
  kids ? { id, kids: kids.map(toTree) } : { id, n: sumOf(x ?? []) }

const leavesOf = ({ id, kids, x }: GoldenTree): TrueUnit[] =>
  kids ? kids.flatMap(leavesOf) : [{ id, counts: x ?? [] }]

const branchesOf = ({ id, kids }: GoldenTree): { id: string; units: string[] }[] =>
  kids
    ? [{ id, units: kids.flatMap(leavesOf).map((leaf) => leaf.id) }, ...kids.flatMap(branchesOf)]
    : []

const sorted = (sets: string[][]) => sets.map((set) => set.toSorted()).toSorted()

describe.each(golden.cases)('golden: $name', (one) => {
  const tree: GoldenTree = one.tree
  const units = leavesOf(tree)
  const rolled = rollUp(toTree(tree), one.k)
  const known = units.map(({ id, counts }) => ({ id, n: sumOf(counts) }))

  it('releases exactly the published sums', () => {
    const released = [...rolled.alone, ...rolled.totals].map(({ at, units: ids }) => {
      const counts = sumUnits(units, ids, 3)
      return { id: at, units: ids.toSorted(), counts, n: sumOf(counts) }
    })
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
    expect(released.toSorted(byId)).toEqual(one.release.toSorted(byId))
    expect(rolled.notPublished).toEqual(one.notPublished)
  })

  it('has exactly the atoms, and they are its groups', () => {
    const groups = [...rolled.alone, ...rolled.otherUnits].map((set) => set.units)
    expect(sorted(groups)).toEqual(sorted(one.atoms))
  })

  it('leaves the attacker the intervals of the independent implementation', () => {
    const sums = [...rolled.alone, ...rolled.totals].map(({ units: ids }) => ({
      units: ids,
      counts: sumUnits(units, ids, 3),
    }))
    const targets = Object.keys(one.attackerIntervalsRollup)
    const found = Object.fromEntries(attack(known, sums, 3, targets))
    expect(found).toEqual(one.attackerIntervalsRollup)
  })

  it('shows the same attacker winning against naive suppression', () => {
    const nodes = [...branchesOf(tree), ...units.map(({ id }) => ({ id, units: [id] }))]
    const sums = nodes
      .map(({ units: ids }) => ({ units: ids, counts: sumUnits(units, ids, 3) }))
      .filter(({ counts }) => sumOf(counts) >= one.k)
    const targets = Object.keys(one.attackerIntervalsNaive)
    expect(Object.fromEntries(attack(known, sums, 3, targets))).toEqual(one.attackerIntervalsNaive)
  })
})

describe('residual roll-up on random trees', () => {
  it('P1: no atom of the published sets is under k', () => {
    fc.assert(
      fc.property(trueTrees(), fc.integer({ min: 5, max: 25 }), (tree, k) => {
        const numbers = unitsOf(tree)
        const rolled = rollUp(treeOf(tree), k)
        const sets = [...rolled.alone, ...rolled.otherUnits, ...rolled.totals].map((set, i) => ({
          id: `${i}`,
          pools: set.units.map((id) => numbers.findIndex((unit) => unit.id === id)),
        }))
        for (const atom of atomsOf(sets))
          expect(sumOf(atom.map((i) => sumOf(numbers[i]?.counts ?? [])))).toBeGreaterThanOrEqual(k)
      }),
      { numRuns: 3000 },
    )
  })

  it('hides no healthy unit and loses no ballot', () => {
    fc.assert(
      fc.property(trueTrees(), (tree) => {
        const { alone, otherUnits, notPublished } = rollUp(treeOf(tree), 10)
        const units = unitsOf(tree).filter(({ counts }) => sumOf(counts) > 0)
        const healthy = units.filter(({ counts }) => sumOf(counts) >= 10).map(({ id }) => id)
        expect(alone.map(({ at }) => at).toSorted()).toEqual(healthy.toSorted())
        const seen = [...alone, ...otherUnits].flatMap((set) => set.units).concat(notPublished)
        expect(seen.toSorted()).toEqual(units.map(({ id }) => id).toSorted())
      }),
    )
  })

  it('P6: raising k never publishes more groups, nor a unit alone that was not alone before', () => {
    const k = fc.integer({ min: 5, max: 30 })
    fc.assert(
      fc.property(trueTrees(), k, k, (tree, a, b) => {
        const low = rollUp(treeOf(tree), Math.min(a, b))
        const high = rollUp(treeOf(tree), Math.max(a, b))
        const groups = (of: typeof low) => of.alone.length + of.otherUnits.length
        expect(groups(high)).toBeLessThanOrEqual(groups(low))
        expect(high.totals.length).toBeLessThanOrEqual(low.totals.length)
        const alone = new Set(low.alone.map(({ at }) => at))
        expect(high.alone.every(({ at }) => alone.has(at))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
