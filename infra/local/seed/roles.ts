import { CAST } from './people.ts'
import { PROVINCE, UPPER_PLANS } from './places.ts'
import type { Unit } from './units.ts'
import type { DemoOfficer, DemoRole } from './world-types.ts'

const LEADS: DemoOfficer['post'][] = ['CHAIR', 'ACTING_CHAIR']
/** Unions whose vice chair works here beside the chair: a referral is signed by another person than its author. */
const TWO_HANDED = ['Công ty CP Chè Mây Tân Uyên', 'Trường PTDTBT THCS Dào San']

/** Roles follow the post of a chair and end with it (MEM-9); scripted people have one beside. */
export function makeRoles(
  officers: readonly DemoOfficer[],
  byCard: Map<string, string>,
  units: readonly Unit[],
): DemoRole[] {
  const uppers = new Set(UPPER_PLANS.map((plan) => plan.id).filter((id) => id !== PROVINCE))
  const ofPosts = officers
    .filter((officer) => LEADS.includes(officer.post) && officer.unionId !== PROVINCE)
    .map(({ memberId, unionId, from, to }): Omit<DemoRole, 'id'> => {
      return {
        memberId,
        role: uppers.has(unionId) ? 'UPPER_OFFICER' : 'GRASSROOTS_OFFICER',
        orgId: unionId,
        from,
        to,
      }
    })
  const scripted = CAST.flatMap(({ card, role }) => {
    const memberId = byCard.get(card)
    return role && memberId ? [{ memberId, ...role, from: '2021-01-01', to: null }] : []
  })
  return [...ofPosts, ...scripted, ...ofVices(officers, units)].map((role, i) => ({
    id: `R-${String(i + 1).padStart(6, '0')}`,
    ...role,
  }))
}

function ofVices(officers: readonly DemoOfficer[], units: readonly Unit[]): Omit<DemoRole, 'id'>[] {
  const unions = units.filter(({ name }) => TWO_HANDED.includes(name.vi)).map(({ id }) => id)
  return officers
    .filter(({ post, unionId }) => post === 'VICE_CHAIR' && unions.includes(unionId))
    .map(({ memberId, unionId: orgId, from, to }) => {
      return { memberId, role: 'GRASSROOTS_OFFICER', orgId, from, to }
    })
}
