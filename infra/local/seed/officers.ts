import { UPPER_OFFICERS_AT } from './people.ts'
import { PROVINCE, TAN_UYEN, TOTALS, UPPER_PLANS } from './places.ts'
import { randomOf, type Random } from './random.ts'
import { ACTING_CHAIRS, NEW_CHAIR_2022, NEW_CHAIR_2023 } from './tan-uyen.ts'
import type { Unit } from './units.ts'
import type { DemoOfficer } from './world-types.ts'

type Draft = Omit<DemoOfficer, 'id'>
type Change = { on: string; acting: boolean } | null

/** How many people each union's committee has: three, and more in the largest ones until the total is reached. */
function committeeSizes(units: readonly Unit[]): Map<string, number> {
  const spare = TOTALS.grassrootsOfficers - 3 * units.length
  const largest = units.toSorted((a, b) => b.members - a.members || (a.id < b.id ? -1 : 1))
  const extra = new Map(
    largest.map((unit, i) => [unit.id, Math.min(2, Math.max(0, spare - 2 * i))]),
  )
  return new Map(units.map((unit) => [unit.id, 3 + (extra.get(unit.id) ?? 0)]))
}

/** A late change of chair makes the year's time in post too short; acting chairs are rated like chairs. */
function changeOf(unit: Unit, random: Random): Change {
  const drawn = random.below(100)
  if (unit.validFrom > '2022') return null
  if (unit.upper.id === TAN_UYEN) {
    if (NEW_CHAIR_2022.includes(unit.place)) return { on: '2022-09-05', acting: false }
    if (NEW_CHAIR_2023.includes(unit.place)) return { on: '2023-09-11', acting: false }
    return ACTING_CHAIRS.includes(unit.place) ? { on: '2022-02-07', acting: true } : null
  }
  if (drawn < 2) return { on: '2022-09-12', acting: false }
  if (drawn < 4) return { on: '2023-09-04', acting: false }
  return drawn < 6 ? { on: '2022-02-14', acting: true } : null
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}

function committee(unit: Unit, list: string[], size: number, random: Random): Draft[] {
  const term = `${2017 + random.below(4)}-${String(1 + random.below(9)).padStart(2, '0')}-15`
  const start = term > unit.validFrom ? term : unit.validFrom
  const change = changeOf(unit, random)
  const base = { unionId: unit.id, fullTime: false, from: start, to: null }
  const rest = list.slice(1, size).map((memberId, i): Draft => {
    return { ...base, memberId, post: i === 0 ? 'VICE_CHAIR' : 'COMMITTEE_MEMBER' }
  })
  const chair = list[0] ?? ''
  if (!change) return [{ ...base, memberId: chair, post: 'CHAIR' }, ...rest]
  const before: Draft = {
    ...base,
    memberId: list[size] ?? '',
    post: 'CHAIR',
    to: dayBefore(change.on),
  }
  const post = change.acting ? 'ACTING_CHAIR' : 'CHAIR'
  return [before, { ...base, memberId: chair, post, from: change.on }, ...rest]
}

/** Three full-time officers per upper union and the rest of the 46 at the province, out of their own offices. */
function fullTimers(units: readonly Unit[], lists: Map<string, string[]>): Draft[] {
  const base = { fullTime: true, from: '2018-01-15', to: null }
  const posts = ['CHAIR', 'VICE_CHAIR', 'COMMITTEE_MEMBER'] as const
  return UPPER_PLANS.flatMap((plan) => {
    const office = units.find((unit) => unit.upper.id === plan.id && unit.place === 0)
    const count = plan.id === PROVINCE ? TOTALS.fullTimeOfficers - 3 * (UPPER_PLANS.length - 1) : 3
    const people = (lists.get(office?.id ?? '') ?? []).slice(
      UPPER_OFFICERS_AT,
      UPPER_OFFICERS_AT + count,
    )
    return people.map((memberId, i): Draft => ({
      ...base,
      memberId,
      unionId: plan.id,
      post: posts[i] ?? 'COMMITTEE_MEMBER',
    }))
  })
}

/** Who holds or held which post, grassroots committees first. */
export function makeOfficers(
  seed: number,
  units: readonly Unit[],
  lists: Map<string, string[]>,
): DemoOfficer[] {
  const random = randomOf(seed, 'officers')
  const sizes = committeeSizes(units)
  const drafts = units.flatMap((unit) =>
    committee(unit, lists.get(unit.id) ?? [], sizes.get(unit.id) ?? 3, random),
  )
  const all = [...drafts, ...fullTimers(units, lists)]
  return all.map((draft, i) => ({ id: `A-${String(i + 1).padStart(6, '0')}`, ...draft }))
}
