import { within } from '@tinnhiem/kit/roles'
import { holds, type SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { rightsOn, type Rights, type Standing, type Subject, type SubjectKind } from './evidence.ts'
import { findSubject } from './subject-owners.ts'

/** How somebody stands to the unit at `path`, by the roles held now (domain.md 5). */
export function standingAt(viewer: SignedInViewer, path: string): Standing {
  const { roles } = viewer
  const parent = path.slice(0, path.lastIndexOf('/'))
  return {
    memberId: viewer.id,
    isOfficer: roles.some(
      ({ role, path: own }) =>
        own === path && (role === 'GRASSROOTS_OFFICER' || role === 'UPPER_OFFICER'),
    ),
    isMember: roles.some(({ role, path: own }) => role === 'MEMBER' && own === path),
    isAbove: roles.some(
      ({ role, path: held }) =>
        (role === 'UPPER_OFFICER' && held !== path && within(path, held)) ||
        (role === 'PROVINCIAL_OFFICER' && held === parent),
    ),
    isReader: holds(viewer, ['PROVINCIAL_OFFICER', 'INSPECTION', 'CAMPAIGN_ORGANISER'], path),
  }
}

/** A subject this person may see, with the rights on its evidence; null = it does not exist for them. */
export async function subjectFor(
  ctx: Context,
  viewer: SignedInViewer,
  { kind, id }: { kind: SubjectKind; id: string },
): Promise<{ subject: Subject; rights: Rights } | null> {
  const subject = await findSubject(ctx, kind, id)
  if (!subject) return null
  const rights = rightsOn(subject, standingAt(viewer, subject.path))
  return rights.see ? { subject, rights } : null
}
