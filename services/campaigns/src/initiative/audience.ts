import {
  STANDING,
  type CouncilDecision,
  type Initiative,
  type InitiativeMove,
  type InitiativeStep,
  type InitiativeText,
} from './initiative.ts'
import type { AuthorPlace } from './shares.ts'

/**
 * How somebody stands to an initiative (domain.md 5): its authors; an officer of the lead author's unit; one of the level
 * above; inspection; province and organisers, who read; everybody else.
 */
export type InitiativeRelation =
  | 'AUTHOR'
  | 'UNIT_OFFICER'
  | 'ABOVE'
  | 'INSPECTION'
  | 'READER'
  | 'PUBLIC'

/** What rights and roster say of a reader. */
export type InitiativeReader = Record<
  'isAuthor' | 'isGrassroots' | 'isAbove' | 'isInspection' | 'isReader',
  boolean
>

/** An initiative as one reader may see it. Resolvers hold nothing else, so they cannot show more. */
export type VisibleInitiative = Pick<
  Initiative,
  'id' | 'version' | 'state' | 'unionId' | 'countedOn' | 'replicatedBy' | 'split'
> & {
  relation: InitiativeRelation
  title: string
  kind: InitiativeText['kind']
  programmeId: string | null
  /** Null where the description is not for this reader. */
  body: Omit<InitiativeText, 'title' | 'kind' | 'programmeId'> | null
  edition: number | null
  decision: CouncilDecision | null
  /** Null where names are not for this reader. */
  authors: AuthorPlace[] | null
  authorCount: number
  /** `by` is null where names are not for this reader. */
  steps: (Omit<InitiativeStep, 'by'> & { by: string | null })[] | null
  moves: InitiativeMove[]
  editable: boolean
  /** One of many: what costs a look at the whole unit is left out. */
  listed: boolean
}

/**
 * The nearest relation somebody has. Null = it does not exist for them: a draft is its authors' alone, and what is not
 * counted is nobody's business outside authors and officers.
 */
export function relationOf(
  { state, editions }: Initiative,
  reader: InitiativeReader,
): InitiativeRelation | null {
  if (reader.isAuthor) return 'AUTHOR'
  if (editions.length === 0) return null
  if (reader.isGrassroots) return 'UNIT_OFFICER'
  if (reader.isAbove) return 'ABOVE'
  if (reader.isInspection) return 'INSPECTION'
  if (reader.isReader) return 'READER'
  return STANDING.includes(state) ? 'PUBLIC' : null
}

/** Those who decide see who the authors are; others only with every author's consent. */
export function seesNames(relation: InitiativeRelation): boolean {
  return relation !== 'READER' && relation !== 'PUBLIC'
}

/**
 * Cuts an initiative down to what a reader may see.
 * @param consented every author has agreed to be named in public
 */
export function visible(
  initiative: Initiative,
  relation: InitiativeRelation,
  {
    moves,
    editable,
    consented,
  }: { moves: InitiativeMove[]; editable: boolean; consented: boolean },
): VisibleInitiative {
  const { id, version, state, unionId, countedOn, replicatedBy, split, text } = initiative
  const { title, kind, programmeId, ...body } = text
  const decides = seesNames(relation)
  const reads = decides || (relation === 'READER' && !text.confidential)
  const inside = relation !== 'PUBLIC'
  return {
    ...{ id, version, state, unionId, countedOn, replicatedBy, split },
    ...{ relation, title, kind, programmeId, moves, editable, listed: false },
    body: reads ? body : null,
    edition: inside ? initiative.editions.length : null,
    decision: inside ? initiative.decision : null,
    authors: decides || consented ? initiative.authors : null,
    authorCount: initiative.authors.length,
    steps: inside ? initiative.steps.map((step) => (decides ? step : { ...step, by: null })) : null,
  }
}

/** "một đoàn viên", where no name may be shown. */
export function bylineOf(count: number): { vi: string; en: string } {
  return count === 1
    ? { vi: 'một đoàn viên', en: 'one member' }
    : { vi: `${count} đoàn viên`, en: `${count} members` }
}
