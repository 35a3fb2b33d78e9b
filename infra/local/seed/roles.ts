import { CAST } from './people.ts'
import { PROVINCE, UPPER_PLANS } from './places.ts'
import type { DemoOfficer, DemoRole } from './world-types.ts'

const LEADS: DemoOfficer['post'][] = ['CHAIR', 'ACTING_CHAIR']

/** Roles follow the post of a chair and end with it (MEM-9); scripted people have one beside. */
export function makeRoles(
  officers: readonly DemoOfficer[],
  byCard: Map<string, string>,
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
  return [...ofPosts, ...scripted].map((role, i) => ({
    id: `R-${String(i + 1).padStart(6, '0')}`,
    ...role,
  }))
}
