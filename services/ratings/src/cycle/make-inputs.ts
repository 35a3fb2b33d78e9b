import type { CycleInputs, Fact, Post, ReleasedGroup, Unit } from '../rating/inputs.ts'
import { ratedKind } from '../roster/rated-posts.ts'
import type { LeaderScheme } from '../scheme/leader-scheme.ts'

/** A union of the tree on the closing day. */
export type InputUnion = { id: string; level: string; parentId: string | null }

/** A term of somebody as chair or acting chair. */
export type InputTerm = {
  id: string
  memberId: string
  unionId: string
  post: string
  from: string
  to: string | null
}

export type InputParts = {
  year: number
  closingDay: string
  scheme: LeaderScheme
  release: { surveyId: string; k: number; groups: readonly ReleasedGroup[] }
  facts: readonly Fact[]
  unions: readonly InputUnion[]
  terms: readonly InputTerm[]
}

/** Puts together what the ratings of a cycle are computed from, and nothing else (D-14), all lists in order of id. */
export function makeInputs(parts: InputParts): CycleInputs {
  const uppers = new Set(
    parts.unions.filter(({ level }) => level === 'DIRECT_UPPER').map(({ id }) => id),
  )
  const units = parts.unions
    .filter(({ level }) => ratedKind(level) !== null)
    .map(({ id, parentId }) => ({ id, upperId: upperIn(uppers, parentId) }))
  const levels = new Map(parts.unions.map(({ id, level }) => [id, level]))
  const upperOf = new Map(units.map((unit) => [unit.id, unit.upperId]))
  const known = new Set(units.map(({ id }) => id))
  return {
    cycle: { year: parts.year, closingDay: parts.closingDay },
    scheme: parts.scheme,
    release: parts.release,
    facts: parts.facts.filter(({ unionId }) => known.has(unionId)),
    posts: parts.terms
      .flatMap((term) => postOf(term, levels.get(term.unionId), upperOf) ?? [])
      .toSorted(byId),
    units: units.toSorted(byId),
  }
}

function upperIn(uppers: ReadonlySet<string>, parentId: string | null): string | null {
  return parentId !== null && uppers.has(parentId) ? parentId : null
}

function postOf(
  { id, memberId, unionId, post, from, to }: InputTerm,
  level: string | undefined,
  upperOf: ReadonlyMap<string, Unit['upperId']>,
): Post | null {
  const kind = level === undefined ? null : ratedKind(level)
  if (kind === null) return null
  const upperId = upperOf.get(unionId) ?? null
  const directUnderProvince = kind === 'CHAIR' && upperId === null
  const acting = post === 'ACTING_CHAIR'
  return { id, memberId, unionId, kind, acting, from, to, upperId, directUnderProvince }
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1
}
