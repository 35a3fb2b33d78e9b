import type { OrganizationItem } from '@tinnhiem/membership/events'
import type { RosterUnion } from '../pool/make-pools.ts'
import type { Words } from '../survey/questions.ts'
import type { ProjectionStore } from './projection-store.ts'

export type Audience = { unions: RosterUnion[]; uppers: { id: string; name: Words }[] }

/** The grassroots unions of a subtree with their members on a day: what pools are made of (D-13). */
export async function audienceOn(
  projection: ProjectionStore,
  path: string,
  day: string,
): Promise<Audience> {
  const rows = (await projection.organizationsUnder(path)).filter((row) => holdsOn(row, day))
  const unions = rows.filter(({ level }) => level === 'GRASSROOTS')
  const uppers = rows.filter(({ level }) => level === 'DIRECT_UPPER')
  const upperIds = new Set(uppers.map(({ id }) => id))
  const roster = await projection.rosterOn(
    unions.map(({ id }) => id),
    day,
  )
  const members = Map.groupBy(roster, ({ unionId }) => unionId)
  return {
    uppers: uppers.map(({ id, name }) => ({ id, name })),
    unions: unions.map(({ id, name, parentId }) => ({
      id,
      name,
      upperId: parentId !== null && upperIds.has(parentId) ? parentId : null,
      memberIds: (members.get(id) ?? []).map(({ memberId }) => memberId),
    })),
  }
}

function holdsOn({ validFrom, validTo }: OrganizationItem, day: string): boolean {
  return validFrom <= day && (validTo === null || day <= validTo)
}
