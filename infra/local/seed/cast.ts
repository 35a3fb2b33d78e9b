import { inParallel } from './in-parallel.ts'
import type { MovementPlan, TakingPart } from './movement-plan.ts'
import type { Session } from './sign-in.ts'
import type { DemoPersonKey } from './world-types.ts'

type Key =
  | 'provincial'
  | 'organiser'
  | 'upper'
  | 'upperTanUyen'
  | 'chair'
  | 'member'
  | 'schoolMember'
  | 'liaison'

/** The scripted people of campaigns and referrals, signed in. */
export type Cast = Record<Key, Session>

/** The others, found by the plan. */
export type Helpers = {
  unions: (TakingPart & { session: Session })[]
  author: Session
  introduced: Session
  teaVice: Session
  schoolChair: Session
}

/**
 * Signs the people of the sign-in list in: before the doors open, so that nobody who picks one of them is given a code
 * that the seeder's has replaced. `signedIn` are those who are already.
 */
export async function signCastIn(
  as: (person: DemoPersonKey) => Promise<Session>,
  signedIn: Pick<Cast, 'provincial'>,
): Promise<Cast> {
  const [organiser, upper, upperTanUyen, chair, member, schoolMember, liaison] = await Promise.all([
    as('organiser'),
    as('upper'),
    as('upperTanUyen'),
    as('chair'),
    as('member'),
    as('schoolMember'),
    as('liaison'),
  ])
  return { ...signedIn, organiser, upper, upperTanUyen, chair, member, schoolMember, liaison }
}

/** Signs the others in, before the survey's answers sign anybody in: two codes for a card at once would be one too many. */
export async function signHelpersIn(
  withCard: (card: string) => Promise<Session>,
  plan: MovementPlan,
  width: number,
): Promise<Helpers> {
  const extras = [plan.author, plan.introduced, plan.teaVice, plan.school.chair]
  const cards = [...plan.unions, ...extras].map(({ card }) => card)
  const sessions = new Map(
    await inParallel(cards, width, async (card) => [card, await withCard(card)] as const),
  )
  const of = ({ card }: { card: string }): Session => {
    const session = sessions.get(card)
    if (!session) throw new Error(`${card} is not signed in`)
    return session
  }
  return {
    unions: plan.unions.map((union) => ({ ...union, session: of(union) })),
    author: of(plan.author),
    introduced: of(plan.introduced),
    teaVice: of(plan.teaVice),
    schoolChair: of(plan.school.chair),
  }
}
