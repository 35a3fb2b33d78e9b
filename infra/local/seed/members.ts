import { CAST, castAt, type Scripted } from './people.ts'
import { makeName, readName } from './person-names.ts'
import { randomOf, type Random } from './random.ts'
import { SHOPS, type Unit } from './units.ts'
import type { DemoEmployer, DemoMember, DemoMembership } from './world-types.ts'

export type MembersMade = {
  members: DemoMember[]
  memberships: DemoMembership[]
  /** Union id -> its members in post or on the list today; place 0 is the chair. */
  lists: Map<string, string[]>
  /** Card -> member id of the scripted people. */
  byCard: Map<string, string>
}

/** Officers and scripted people stand first on a list; from here on somebody may have left. */
const STEADY = 36
const LEFT_ON = '2023-01-31'
const CAME_ON = '2023-02-01'

function day(random: Random, firstYear: number, years: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${firstYear + random.below(years)}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`
}

/** Employer of the member at this place: for the grouped union shop by shop. */
function employerAt(unit: Unit, employers: DemoEmployer[], at: number): string | null {
  if (unit.kind !== 'GROUPED') return employers[0]?.id ?? null
  let left = at
  const shop = SHOPS.findIndex(({ members }) => (left -= members) < 0)
  return employers[shop]?.id ?? null
}

/** All members, in the order of the unions; about one in ninety has taken the place of somebody who left. */
export function makeMembers(
  seed: number,
  units: readonly Unit[],
  employers: readonly DemoEmployer[],
): MembersMade {
  const random = randomOf(seed, 'members')
  const made: MembersMade = { members: [], memberships: [], lists: new Map(), byCard: new Map() }
  const byUnion = Map.groupBy(
    employers.filter(({ unionIds }) => unionIds.length > 0),
    ({ unionIds }) => unionIds[0] ?? '',
  )
  for (const unit of units) {
    const own = byUnion.get(unit.id) ?? []
    const list = Array.from({ length: unit.members }, (_, at) => {
      const joined = at < STEADY ? day(random, 2006, 10) : day(random, 2009, 13)
      const swapped = at >= STEADY && unit.validFrom < '2022' && random.below(30) === 0
      const row = { unionId: unit.id, employerId: employerAt(unit, own, at) }
      if (swapped)
        join(made, addMember(made, random, undefined, false), { ...row, from: joined, to: LEFT_ON })
      const id = addMember(made, random, castAt(unit, at), true)
      const from = swapped ? CAME_ON : joined > unit.validFrom ? joined : unit.validFrom
      join(made, id, { ...row, from, to: null })
      return id
    })
    made.lists.set(unit.id, list)
  }
  for (const person of CAST) if (person.unit === null) addMember(made, random, person, true)
  return made
}

function addMember(
  made: MembersMade,
  random: Random,
  person: Scripted | undefined,
  active: boolean,
): string {
  const number = made.members.length + 1
  const id = `M-${String(number).padStart(6, '0')}`
  const cardNo = person?.card ?? `LC-${100_000 + number}`
  const name = person ? nameOf(person) : makeName(random)
  const phone = `0900${String(number).padStart(6, '0')}`
  made.members.push({ id, name, cardNo, phone, preferredLanguage: 'vi', active })
  if (person) made.byCard.set(person.card, id)
  return id
}

function nameOf(person: Scripted): DemoMember['name'] {
  return person.unit === null
    ? { family: person.name, middle: null, given: '' }
    : readName(person.name)
}

function join(
  made: MembersMade,
  memberId: string,
  row: Omit<DemoMembership, 'id' | 'memberId'>,
): void {
  const id = `MS-${String(made.memberships.length + 1).padStart(6, '0')}`
  made.memberships.push({ id, memberId, ...row })
}
