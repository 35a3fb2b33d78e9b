import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attack, type Interval, isDetermined, type PublishedSum } from './release-attacker.ts'
import { sumOf, sumUnits, treeOf, type TrueTree, trueTrees, unitsOf } from './random-trees.ts'
import { rollUp, type UnitSet } from './roll-up.ts'

const K = 10
const LEVELS = 3

const known = (tree: TrueTree) =>
  unitsOf(tree).map(({ id, counts }) => ({ id, n: sumOf(counts), insiders: noInsiders() }))
const noInsiders = (): number[] => Array(LEVELS).fill(0)

const sumsOf = (tree: TrueTree, sets: string[][]): PublishedSum[] =>
  sets.map((units) => ({ units, counts: sumUnits(unitsOf(tree), units, LEVELS) }))

/** Hides every unit and every upper union under k, and publishes all the rest: what most reports do. */
function naiveSets(tree: TrueTree): string[][] {
  const ids = unitsOf(tree).map(({ id }) => id)
  const nodes = [
    ids,
    ...tree.uppers.map((units) => units.map(({ id }) => id)),
    ...ids.map((id) => [id]),
  ]
  return nodes.filter((units) => sumOf(sumUnits(unitsOf(tree), units, LEVELS)) >= K)
}

const rolledSets = (tree: TrueTree): { groups: string[][]; all: string[][] } => {
  const { alone, otherUnits, totals } = rollUp(treeOf(tree), K)
  const units = (set: UnitSet) => set.units
  return {
    groups: [...alone, ...otherUnits].map(units),
    all: [...alone, ...otherUnits, ...totals].map(units),
  }
}

const smallUnits = (tree: TrueTree): string[] =>
  unitsOf(tree)
    .filter(({ counts }) => sumOf(counts) > 0 && sumOf(counts) < K)
    .map(({ id }) => id)

/** Is some group of small units unanimous? Then everybody knows what its members said, whatever is hidden. */
const saysTheSame = (tree: TrueTree): boolean =>
  sumsOf(tree, rolledSets(tree).groups).some(
    ({ units, counts }) => units.length > 1 && counts.includes(sumOf(counts)),
  )

const disclosed = (found: Map<string, Interval[]>): boolean =>
  [...found.values()].some((intervals) => intervals.every(isDetermined))

describe('the linear-programme attacker on random trees', () => {
  it('P3, P4: learns a cell only where the whole atom says the same, and the truth is always possible', () => {
    fc.assert(
      fc.property(trueTrees(LEVELS), (tree) => {
        const { groups, all } = rolledSets(tree)
        const found = attack(known(tree), sumsOf(tree, all), LEVELS, smallUnits(tree))
        for (const [id, intervals] of found) {
          const atom = groups.find((units) => units.includes(id))
          const inAtom = atom ? sumUnits(unitsOf(tree), atom, LEVELS) : null
          const truth = sumUnits(unitsOf(tree), [id], LEVELS)
          intervals.forEach((interval, level) => {
            const inLevel = inAtom?.[level]
            const same = inAtom !== null && (inLevel === 0 || inLevel === sumOf(inAtom))
            expect(isDetermined(interval)).toBe(same)
            expect(interval[0]).toBeLessThanOrEqual(truth[level] ?? 0)
            expect(interval[1]).toBeGreaterThanOrEqual(truth[level] ?? 0)
          })
        }
      }),
      { numRuns: 800 },
    )
  })

  it('P8: with colluding insiders only the rest of the atom counts, and it is at least k - c people', () => {
    const insiders = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: K - 2 })
    fc.assert(
      fc.property(trueTrees(LEVELS), fc.nat(), insiders, (tree, which, picks) => {
        const { groups, all } = rolledSets(tree)
        const pooled = groups.filter((units) => units.length > 1)
        const atom = pooled[which % Math.max(1, pooled.length)]
        if (!atom) return
        const units = known(tree)
        const rest = new Map(unitsOf(tree).map(({ id, counts }) => [id, [...counts]]))
        collude(atom, picks, units, rest)
        const restOf = (ids: string[]) =>
          Array.from({ length: LEVELS }, (_, l) => sumOf(ids.map((id) => rest.get(id)?.[l] ?? 0)))
        const others = restOf(atom)
        expect(sumOf(others)).toBeGreaterThanOrEqual(K - picks.length)
        const targets = atom.filter((id) => {
          const n = sumOf(restOf([id]))
          return n > 0 && n < sumOf(others)
        })
        for (const [id, intervals] of attack(units, sumsOf(tree, all), LEVELS, targets))
          intervals.forEach((interval, level) => {
            const same = others[level] === 0 || others[level] === sumOf(others)
            expect([id, level, isDetermined(interval)]).toEqual([id, level, same])
          })
      }),
      { numRuns: 600 },
    )
  })

  it('control: the same attacker strips naive suppression in most trees, and this release in none', () => {
    const interesting = (tree: TrueTree) => smallUnits(tree).length > 0 && !saysTheSame(tree)
    const trees = fc.sample(trueTrees(LEVELS).filter(interesting), { numRuns: 1000, seed: 2023 })
    const leaks = (setsOf: (tree: TrueTree) => string[][]) =>
      trees.filter((tree) =>
        disclosed(attack(known(tree), sumsOf(tree, setsOf(tree)), LEVELS, smallUnits(tree))),
      ).length
    const naive = leaks(naiveSets)
    console.info(
      `naive suppression discloses a unit in ${naive} of ${trees.length} trees, ours in 0`,
    )
    expect(naive).toBeGreaterThan(0.4 * trees.length)
    expect(leaks((tree) => rolledSets(tree).all)).toBe(0)
  })
})

/** Takes distinct ballots of the atom out of `rest` and tells the attacker about them. */
function collude(
  atom: string[],
  picks: [number, number][],
  units: { id: string; insiders: number[] }[],
  rest: Map<string, number[]>,
): void {
  for (const [where, what] of picks) {
    const filled = atom.filter((id) => sumOf(rest.get(id) ?? []) > 0)
    const id = filled[where % filled.length] ?? ''
    const left = rest.get(id) ?? []
    const levels = left.flatMap((n, level) => (n > 0 ? [level] : []))
    const level = levels[what % levels.length] ?? 0
    left[level] = (left[level] ?? 0) - 1
    const own = units.find((unit) => unit.id === id)?.insiders ?? []
    own[level] = (own[level] ?? 0) + 1
  }
}
