import { z } from 'zod'
import { TAN_UYEN } from './places.ts'
import type { Session } from './sign-in.ts'
import type { Planted } from './world-types.ts'

/** A published rating of a chair, as far as the planted cases need it. */
export type Published = {
  level: string
  levelBeforeCap: string | null
  notRatedReason: string | null
  tied: boolean
  union: { id: string }
}

const Page = z.object({
  ratings: z.object({
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    edges: z.array(
      z.object({
        node: z.object({
          level: z.string(),
          levelBeforeCap: z.string().nullable(),
          notRatedReason: z.string().nullable(),
          tied: z.boolean(),
          union: z.object({ id: z.string() }),
        }),
      }),
    ),
  }),
})

/** The published ratings of the chairs of Tân Uyên, as the rating council sees them. */
export async function readPublished(session: Session, year: number): Promise<Published[]> {
  const found: Published[] = []
  for (let after: string | null = null; ;) {
    const variables = { year, under: TAN_UYEN, post: 'CHAIR', after }
    const page: z.infer<typeof Page> = await session({
      operation: 'BoardRatings',
      variables,
      answer: Page,
    })
    found.push(...page.ratings.edges.map(({ node }) => node))
    if (!page.ratings.pageInfo.hasNextPage) return found
    after = page.ratings.pageInfo.endCursor
  }
}

/** Which planted cases of 2022 are missing from the ratings (domain.md 8.2); none when the demo is as designed. */
export function missingCases(planted: Planted, ratings: readonly Published[]): string[] {
  const of = (id: string) => ratings.find(({ union }) => union.id === id)
  const level = (name: string, ids: readonly string[], wanted: string) =>
    ids
      .filter((id) => of(id)?.level !== wanted)
      .map((id) => `${name} ${id}: ${of(id)?.level ?? 'no rating'}`)
  const reason = (name: string, ids: readonly string[], wanted: string) =>
    ids
      .filter((id) => of(id)?.notRatedReason !== wanted)
      .map((id) => `${name} ${id}: ${of(id)?.notRatedReason ?? of(id)?.level ?? 'no rating'}`)
  const ties = planted.twins.filter((id) => {
    const rating = of(id)
    return !rating?.tied || rating.level !== 'GOOD' || rating.levelBeforeCap !== 'EXCELLENT'
  })
  return [
    ...level('not completed', planted.notCompleted, 'NOT_COMPLETED'),
    ...level('completed', planted.completed, 'COMPLETED'),
    ...level('better', planted.better, 'EXCELLENT'),
    ...reason('joined pool', planted.small, 'NOT_ENOUGH_BALLOTS'),
    ...reason('seven ballots', [planted.seven], 'NOT_ENOUGH_BALLOTS'),
    ...reason('new chair', planted.newChair2022, 'NOT_IN_POST'),
    ...ties.map((id) => `tie ${id}: ${of(id)?.level ?? 'no rating'}`),
  ]
}
