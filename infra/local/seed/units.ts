import { PROVINCE, TAN_UYEN, TOTALS, UPPER_PLANS, type UpperPlan } from './places.ts'
import { randomOf, split, type Random } from './random.ts'
import { tanUyenSizes } from './tan-uyen.ts'
import { firmsOf, GROUPED, publicUnitsOf } from './unit-names.ts'
import type { Words } from './world-types.ts'

/** One grassroots union to be, with the place it is for. */
export type Unit = {
  id: string
  upper: UpperPlan
  /** Its place in the row of its upper union, public units first. */
  place: number
  name: Words
  kind: 'PUBLIC' | 'ENTERPRISE' | 'GROUPED'
  members: number
  workers: number
  validFrom: string
}

/** A firm without a union. */
export type Firm = { name: Words; workers: number }

/** Workers and members of the six shops of the grouped union. */
export const SHOPS = [
  { workers: 4, members: 3 },
  { workers: 5, members: 4 },
  { workers: 6, members: 5 },
  { workers: 7, members: 6 },
  { workers: 7, members: 5 },
  { workers: 9, members: 8 },
] as const

const sum = (list: readonly number[]) => list.reduce((all, each) => all + each, 0)
const GROUPED_MEMBERS = sum(SHOPS.map((shop) => shop.members))
const GROUPED_WORKERS = sum(SHOPS.map((shop) => shop.workers))
const OFFICE = 14
const PROVINCE_OFFICE = 48
/** Five unions of the city were founded in spring 2023 (T6 in domain.md 7.1 leaves them out as too young). */
const YOUNG = 5

/** Sizes spread like real ones: many small, few large. */
function weights(random: Random, count: number): number[] {
  return Array.from({ length: count }, () => Math.exp(0.7 * random.normal()))
}

type Sizes = { publics: number[]; firms: { members: number; workers: number }[] }

/** Members of the unionised enterprises outside Tân Uyên, and their workers. */
function firmSizes(
  random: Random,
  plans: UpperPlan[],
  members: number,
  workers: number,
): Sizes['firms'][] {
  const perUpper = split(
    members,
    plans.map((plan) => plan.unionised),
    0,
  )
  const sizes = plans.map((plan, i) =>
    split(perUpper[i] ?? 0, weights(random, plan.unionised), 8, 250),
  )
  const flat = sizes.flat()
  const extra = split(
    workers - members,
    flat.map((size) => size * (0.3 + 1.4 * random.next())),
    2,
  )
  let at = 0
  return sizes.map((row) =>
    row.map((size) => ({ members: size, workers: size + (extra[at++] ?? 0) })),
  )
}

function publicSizes(random: Random, plan: UpperPlan, members: number): number[] {
  const office = plan.id === PROVINCE ? PROVINCE_OFFICE : OFFICE
  return [office, ...split(members - office, weights(random, plan.publicUnits - 1), 5, 250)]
}

/** Members and workers of every union, keyed by upper union. */
function sizesOf(seed: number): Map<string, { members: number; workers: number }[]> {
  const random = randomOf(seed, 'sizes')
  const own = tanUyenSizes()
  const ownFirms = own.slice(-16)
  const others = UPPER_PLANS.filter((plan) => plan.id !== TAN_UYEN)
  const withFirms = others.filter((plan) => plan.unionised > 0)
  const members = TOTALS.membersInUnionised - sum(ownFirms.map((firm) => firm.members))
  const workers = TOTALS.workersInUnionised - sum(ownFirms.map((firm) => firm.workers))
  const firms = firmSizes(random, withFirms, members, workers)
  const firmsAt = new Map(withFirms.map((plan, i) => [plan.id, firms[i] ?? []]))
  const publics = others.map((plan) => {
    const inFirms = sum((firmsAt.get(plan.id) ?? []).map((firm) => firm.members))
    const grouped = hasGrouped(plan) ? GROUPED_MEMBERS : 0
    return publicSizes(random, plan, plan.members - inFirms - grouped)
  })
  const ownMissing = sum(own.slice(0, -16).map((unit) => unit.workers - unit.members))
  const missing =
    TOTALS.workersWithUnion -
    TOTALS.workersInUnionised -
    GROUPED_WORKERS -
    (TOTALS.members - TOTALS.membersInUnionised - GROUPED_MEMBERS) -
    ownMissing
  const outside = notYetMembers(random, publics.flat(), missing)
  let at = 0
  const rows = others.map((plan, i): [string, { members: number; workers: number }[]] => {
    const units = (publics[i] ?? []).map((size) => ({
      members: size,
      workers: size + (outside[at++] ?? 0),
    }))
    const grouped = hasGrouped(plan) ? [{ members: GROUPED_MEMBERS, workers: GROUPED_WORKERS }] : []
    return [plan.id, [...units, ...(firmsAt.get(plan.id) ?? []), ...grouped]]
  })
  return new Map([...rows, [TAN_UYEN, own]])
}

/** How many people of each public unit are in no union: at most one in twenty, `missing` in all. */
function notYetMembers(random: Random, sizes: number[], missing: number): number[] {
  const outside = sizes.map(() => 0)
  const places = random.shuffle(
    sizes.flatMap((size, at) => Array.from({ length: Math.floor(size / 20) }, () => at)),
  )
  if (places.length < missing) throw new RangeError('too few public units with room')
  for (const at of places.slice(0, missing)) outside[at] = (outside[at] ?? 0) + 1
  return outside
}

function hasGrouped(plan: UpperPlan): boolean {
  return plan.unions > plan.publicUnits + plan.unionised
}

function kindAt(plan: UpperPlan, place: number): Unit['kind'] {
  if (place < plan.publicUnits) return 'PUBLIC'
  return place < plan.publicUnits + plan.unionised ? 'ENTERPRISE' : 'GROUPED'
}

/** The 689 grassroots unions in the order of the table, and the enterprises of ten or more without one. */
export function makeUnits(seed: number): { units: Unit[]; firms: { upper: string; firm: Firm }[] } {
  const sizes = sizesOf(seed)
  const random = randomOf(seed, 'firms without a union')
  const units: Unit[] = []
  const firms: { upper: string; firm: Firm }[] = []
  let firmNumber = 0
  for (const plan of UPPER_PLANS) {
    const names = firmsOf(plan, firmNumber)
    firmNumber += plan.enterprises
    const union = [
      ...publicUnitsOf(plan),
      ...names.slice(0, plan.unionised),
      ...(hasGrouped(plan) ? [GROUPED] : []),
    ]
    const young = plan.publicUnits + plan.unionised - (plan.id === 'UP-TPLAICHAU' ? YOUNG : 0)
    for (const [place, name] of union.entries()) {
      const kind = kindAt(plan, place)
      const size = sizes.get(plan.id)?.[place] ?? { members: 0, workers: 0 }
      const validFrom = kind === 'ENTERPRISE' && place >= young ? '2023-04-20' : '2005-01-01'
      const id = `U-${String(units.length + 1).padStart(4, '0')}`
      units.push({ id, upper: plan, place, name, kind, ...size, validFrom })
    }
    for (const name of names.slice(plan.unionised))
      firms.push({ upper: plan.id, firm: { name, workers: 10 + random.below(31) } })
  }
  return { units, firms }
}
