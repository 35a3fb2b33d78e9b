import { PROVINCE, UPPER_PLANS } from './places.ts'
import { unionName } from './unit-names.ts'
import type { Unit } from './units.ts'
import type { DemoOrganization } from './world-types.ts'

const FOUNDED = '2004-01-01'

function upperOrganizations(): DemoOrganization[] {
  return UPPER_PLANS.map((plan) => {
    const isProvince = plan.id === PROVINCE
    return {
      id: plan.id,
      code: isProvince ? '12' : `12.${plan.letters}`,
      name: plan.name,
      kind: plan.kind,
      parentId: isProvince ? null : PROVINCE,
      path: isProvince ? `/${PROVINCE}` : `/${PROVINCE}/${plan.id}`,
      validFrom: FOUNDED,
      validTo: null,
      multiEmployer: false,
    }
  }).toSorted((a, b) => a.path.length - b.path.length)
}

function grassroots({ id, upper, place, name, kind, validFrom }: Unit): DemoOrganization {
  const path = upper.id === PROVINCE ? `/${PROVINCE}/${id}` : `/${PROVINCE}/${upper.id}/${id}`
  return {
    id,
    code: `12.${upper.letters}.${String(place + 1).padStart(3, '0')}`,
    name: unionName(name),
    kind: 'GRASSROOTS',
    parentId: upper.id,
    path,
    validFrom,
    validTo: null,
    multiEmployer: kind === 'GROUPED',
  }
}

/** The province, its eleven upper unions and the grassroots unions, parents before children. */
export function makeOrganizations(units: readonly Unit[]): DemoOrganization[] {
  return [...upperOrganizations(), ...units.map(grassroots)]
}
