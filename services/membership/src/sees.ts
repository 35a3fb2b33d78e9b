import { holds, type Viewer } from '@tinnhiem/kit/viewer'
import type { Employer } from './employer/employer.ts'
import type { Loaders } from './loaders.ts'

const PROFILE_READERS = [
  'GRASSROOTS_OFFICER',
  'UPPER_OFFICER',
  'PROVINCIAL_OFFICER',
  'INSPECTION',
] as const
const EMPLOYER_READERS = ['MEMBER', ...PROFILE_READERS] as const

export type Sees = ReturnType<typeof createSees>

/** Who sees what in this service (domain.md 5): deny by default, by the path of the union concerned. */
export function createSees(viewer: Viewer, loaders: Loaders) {
  const pathOf = async (unionId: string) => (await loaders.organization.load(unionId))?.path ?? null
  const contact = async (memberId: string): Promise<boolean> => {
    if (viewer.id === null) return false
    if (viewer.id === memberId) return true
    const membership = await loaders.membership.load(memberId)
    const path = membership && (await pathOf(membership.unionId))
    return path !== null && holds(viewer, PROFILE_READERS, path)
  }
  return {
    contact,
    /** A name: one's own, an officer's in post, or a member's in scope. */
    name: async (memberId: string): Promise<boolean> => {
      if (viewer.id === null) return false
      return (await loaders.postsOfMember.load(memberId)).length > 0 || (await contact(memberId))
    },
    employers: (path: string): boolean => holds(viewer, EMPLOYER_READERS, path),
    employer: async ({ unionIds }: Employer): Promise<boolean> => {
      const paths = await Promise.all(unionIds.map(pathOf))
      return paths.some((path) => path !== null && holds(viewer, EMPLOYER_READERS, path))
    },
  }
}
