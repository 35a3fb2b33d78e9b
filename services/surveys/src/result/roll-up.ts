/** Where answers were given: a leaf holds `n` ballots, a branch holds leaves and branches. Ids are unique. */
export type Leaf = { id: string; n: number }
export type Branch = { id: string; kids: Tree[] }
export type Tree = Leaf | Branch

/** Leaves that are published as one sum, and the node it is published at. */
export type UnitSet = { at: string; units: string[] }

export type RolledUp = {
  /** Disjoint, each of at least k ballots: these are the atoms of everything that is published. */
  alone: UnitSet[]
  otherUnits: UnitSet[]
  /** At every branch below which something is published; sums of whole groups. */
  totals: UnitSet[]
  /** Leaves with ballots that no group took: they count in participation only. */
  notPublished: string[]
}

type Passed = { included: string[]; deferred: Leaf[] }

/**
 * Residual roll-up (privacy.md 4). A leaf of k ballots or more stands alone; what is smaller is deferred upward until
 * at least two leaves hold k together and are published as "other units". It looks at ballot counts only, never at an
 * answer (P5), and every published set is a union of disjoint groups of at least k ballots (P1).
 */
export function rollUp(tree: Tree, k: number): RolledUp {
  const out: RolledUp = { alone: [], otherUnits: [], totals: [], notPublished: [] }
  out.notPublished = roll(tree, k, out).deferred.map(({ id }) => id)
  return out
}

function roll(tree: Tree, k: number, out: RolledUp): Passed {
  return 'kids' in tree ? rollBranch(tree, k, out) : rollLeaf(tree, k, out)
}

function rollLeaf(leaf: Leaf, k: number, out: RolledUp): Passed {
  if (leaf.n < k) return { included: [], deferred: leaf.n > 0 ? [leaf] : [] }
  out.alone.push({ at: leaf.id, units: [leaf.id] })
  return { included: [leaf.id], deferred: [] }
}

function rollBranch({ id, kids }: Branch, k: number, out: RolledUp): Passed {
  const passed = kids.map((kid) => roll(kid, k, out))
  const included = passed.flatMap((kid) => kid.included)
  let deferred = passed.flatMap((kid) => kid.deferred)
  if (deferred.length >= 2 && ballotsOf(deferred) >= k) {
    const units = deferred.map((leaf) => leaf.id)
    out.otherUnits.push({ at: id, units })
    included.push(...units)
    deferred = []
  }
  if (included.length > 0) out.totals.push({ at: id, units: included.toSorted() })
  return { included, deferred }
}

function ballotsOf(leaves: Leaf[]): number {
  return leaves.reduce((sum, { n }) => sum + n, 0)
}
