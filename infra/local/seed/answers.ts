import { roundOf } from '../rounds.ts'
import { ballotsOf, type Mood } from './opinions.ts'
import { PROVINCE, TAN_UYEN } from './places.ts'
import { randomOf, type Random } from './random.ts'
import type { DemoOrganization, DemoWorld, Planted } from './world-types.ts'

/** `district`: the survey of LĐLĐ huyện Tân Uyên. `full`: of the province. */
export type DemoSize = 'district' | 'full'

/**
 * One union's part of a survey. Who answers and what is answered are two lists without a common order: which
 * member sends which ballot is never decided here.
 */
export type UnionAnswers = {
  unionId: string
  answering: string[]
  /** They fetch a pass and never answer. */
  passOnly: string[]
  ballots: number[][]
}

export type AnswerPlan = {
  year: number
  audience: string
  /** Rosters are frozen on this day. */
  openOn: string
  closesOn: string
  unions: UnionAnswers[]
}

const CHAIR_AND_ITEMS = [5, 6, 7, 8, 9]
const UPPER_TRUST = 10

/**
 * Who fetches a pass and what is answered in a year (domain.md 8.2, "Demo answers"): those who answer, and a quarter of
 * the rest of a union where somebody has. People of the sign-in list fetch and answer nothing, so that they can do it
 * themselves.
 */
export function planAnswers(world: DemoWorld, year: number, size: DemoSize): AnswerPlan {
  const { beginsAt, closesOn, stays } = roundOf(size, year)
  const isOpen = stays === 'OPEN'
  // The open survey is answered alike in both sizes, whatever year it is of.
  const random = randomOf(
    world.seed,
    isOpen ? 'answers 2023' : year === 2022 ? 'answers 2022' : `answers ${year}, whole`,
  )
  const audience = size === 'full' ? PROVINCE : TAN_UYEN
  const openOn = beginsAt.slice(0, 10)
  const unions = world.organizations.filter(
    (each) =>
      each.kind === 'GRASSROOTS' &&
      each.validFrom <= openOn &&
      (size === 'full' || each.parentId === TAN_UYEN),
  )
  const facts = factsOf(world, openOn)
  const uppers = upperOpinions(world, random)
  // Tân Uyên first, so that its answers are the same in both sizes.
  const ordered = unions.toSorted(
    (a, b) => Number(b.parentId === TAN_UYEN) - Number(a.parentId === TAN_UYEN),
  )
  const chosen = isOpen ? chosenWhileOpen(world.planted, ordered, facts) : null
  const joined = joinedUnions(ordered, facts)
  const plans = ordered.map((union): UnionAnswers => {
    const members = random.shuffle(facts.free.get(union.id) ?? [])
    const eligible = facts.eligible.get(union.id) ?? 0
    const answers = chosen === null || chosen.has(union.id)
    const n = answers ? howMany(random, world.planted, union.id, isOpen, eligible) : 0
    const mood = moodOf(world.planted, union.id, isOpen)
    const upper = uppers.get(union.parentId ?? '') ?? []
    const ballots = ballotsOf(random, {
      mood,
      ballots: n,
      density: facts.density.get(union.id) ?? 1,
      upper,
    })
    const rest = members.slice(n)
    return {
      unionId: union.id,
      answering: members.slice(0, n),
      passOnly: answers ? rest.slice(0, Math.floor(rest.length / 4)) : [],
      ballots: ballots.map((ballot) =>
        asked(ballot, joined.has(union.id), union.parentId === PROVINCE),
      ),
    }
  })
  return { year, audience, openOn, closesOn, unions: plans }
}

/** Questions that a pool is not asked stay 0: chairs in a joined pool, an upper chair directly under the province. */
function asked(ballot: number[], joined: boolean, direct: boolean): number[] {
  const hidden = [...(joined ? CHAIR_AND_ITEMS : []), ...(direct ? [UPPER_TRUST] : [])]
  return ballot.map((answer, at) => (hidden.includes(at) ? 0 : answer))
}

function moodOf(planted: Planted, unionId: string, isOpen: boolean): Mood {
  if (unionId === planted.tea && isOpen) return 'tea2023'
  if ([...planted.notCompleted, ...planted.completed].includes(unionId)) return 'poor'
  if (planted.twins.includes(unionId)) return 'twin'
  return planted.better.includes(unionId) ? 'better' : 'usual'
}

/** 42 to 60 of 100, but for the planted counts. */
function howMany(
  random: Random,
  planted: Planted,
  unionId: string,
  isOpen: boolean,
  eligible: number,
): number {
  const drawn = Math.round(eligible * (0.43 + 0.16 * random.next()))
  if (planted.twins.includes(unionId)) return 20
  if (planted.seven === unionId) return 7
  if (planted.tea === unionId && isOpen) return 14
  return eligible >= 25 ? Math.max(12, drawn) : drawn
}

type Facts = {
  eligible: Map<string, number>
  density: Map<string, number>
  /** Members a script may answer for: active, not on the sign-in list. */
  free: Map<string, string[]>
}

function factsOf(world: DemoWorld, day: string): Facts {
  const gone = new Set(world.members.filter(({ active }) => !active).map(({ id }) => id))
  const own = new Set(world.demoPeople.map(({ memberId }) => memberId))
  const rows = world.memberships.filter(({ from, to }) => from <= day && (to === null || day <= to))
  const byUnion = Map.groupBy(rows, ({ unionId }) => unionId)
  const workers = new Map<string, number>()
  for (const { unionIds, headcounts } of world.employers) {
    const last = headcounts.filter(({ asOf }) => asOf <= day).at(-1)
    for (const id of unionIds) workers.set(id, (workers.get(id) ?? 0) + (last?.total ?? 0))
  }
  const facts: Facts = { eligible: new Map(), density: new Map(), free: new Map() }
  for (const [id, members] of byUnion) {
    facts.eligible.set(id, members.length)
    facts.density.set(id, Math.min(1, members.length / (workers.get(id) ?? members.length)))
    const free = members
      .map(({ memberId }) => memberId)
      .filter((member) => !gone.has(member) && !own.has(member))
    facts.free.set(id, free)
  }
  return facts
}

/** While it is open answers are still coming in: in the planted unions, in 13 more of Tân Uyên, in a few of each other upper. */
function chosenWhileOpen(
  planted: Planted,
  unions: readonly DemoOrganization[],
  { eligible }: Facts,
): Set<string> {
  const first = [
    planted.tea,
    ...planted.twins,
    ...planted.better,
    planted.notCompleted[0] ?? '',
    planted.completed[0] ?? '',
  ]
  const taken = new Set(first)
  for (const [upper, row] of Map.groupBy(unions, ({ parentId }) => parentId)) {
    const open = row.filter(({ id }) => !taken.has(id) && (eligible.get(id) ?? 0) >= 25)
    const some = open.toSorted((a, b) => (eligible.get(a.id) ?? 0) - (eligible.get(b.id) ?? 0))
    for (const { id } of some.slice(0, upper === TAN_UYEN ? 13 : 4)) taken.add(id)
  }
  return taken
}

/**
 * Unions that share a pool: those of fewer than ten with the others of their upper union; when these are fewer than
 * ten people together, with its smallest other union.
 */
function joinedUnions(unions: readonly DemoOrganization[], { eligible }: Facts): Set<string> {
  const size = ({ id }: DemoOrganization) => eligible.get(id) ?? 0
  const joined = [...Map.groupBy(unions, ({ parentId }) => parentId).values()].flatMap((row) => {
    const small = row.filter((union) => size(union) < 10)
    const people = small.reduce((sum, union) => sum + size(union), 0)
    const inOrder = row.toSorted((a, b) => size(a) - size(b) || (a.id < b.id ? -1 : 1))
    const host = people > 0 && people < 10 ? inOrder.find((union) => size(union) >= 10) : undefined
    return host ? [...small, host] : small
  })
  return new Set(joined.map(({ id }) => id))
}

function upperOpinions(world: DemoWorld, random: Random): Map<string, number[]> {
  const ids = world.organizations.filter(({ kind }) => kind !== 'GRASSROOTS').map(({ id }) => id)
  return new Map(ids.map((id) => [id, random.dirichlet([14, 5, 1.2])]))
}
