import { makeEmployers } from './employers.ts'
import { makeMembers } from './members.ts'
import { makeOfficers } from './officers.ts'
import { makeOrganizations } from './organizations.ts'
import { CAST } from './people.ts'
import { TAN_UYEN } from './places.ts'
import { makeRoles } from './roles.ts'
import { planted } from './tan-uyen.ts'
import { makeUnits, type Unit } from './units.ts'
import type { DemoPerson, DemoWorld } from './world-types.ts'

/** The seed of the demo that is shown and tested. */
export const DEMO_SEED = 401

/**
 * The whole invented province of domain.md 7.1 from one integer: the same integer gives the same bytes. Pure: reads no
 * clock, file or network.
 */
export function makeWorld(seed: number = DEMO_SEED): DemoWorld {
  const { units, firms } = makeUnits(seed)
  const employers = makeEmployers(seed, units, firms)
  const { members, memberships, lists, byCard } = makeMembers(seed, units, employers)
  const officers = makeOfficers(seed, units, lists)
  return {
    seed,
    organizations: makeOrganizations(units),
    employers,
    members,
    memberships,
    officers,
    roles: makeRoles(officers, byCard, units),
    factDays: ['2022-10-31', '2023-10-31'],
    demoPeople: demoPeople(byCard),
    planted: planted((place) => unitAt(units, place).id),
  }
}

function unitAt(units: readonly Unit[], place: number): Unit {
  const unit = units.find((each) => each.upper.id === TAN_UYEN && each.place === place)
  if (!unit) throw new RangeError(`Tân Uyên has no union ${place}`)
  return unit
}

function demoPeople(byCard: Map<string, string>): DemoPerson[] {
  return CAST.flatMap(({ name, card, demo }) => {
    const memberId = byCard.get(card)
    if (!demo) return []
    if (!memberId) throw new Error(`${name} belongs to a unit that does not exist`)
    return [{ key: demo.key, memberId, card, name, does: demo.does }]
  })
}
