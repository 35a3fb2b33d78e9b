import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { InitiativeResolvers } from '../../generated/types.generated.ts'
import { bylineOf } from '../audience.ts'
import { programmeById } from '../programme.ts'
import { similarOf } from '../similar-initiatives.ts'

const union = (id: string) => ({ __typename: 'UnionOrganization' as const, id })

/** Everything is on the object, which holds only what this reader may see. */
export const Initiative: InitiativeResolvers = {
  union: ({ unionId }) => union(unionId),
  programme: ({ programmeId }) => programmeById(programmeId),
  replicatedBy: ({ replicatedBy }) => replicatedBy.map(union),
  solution: ({ body }) => body?.solution ?? null,
  appliedFrom: ({ body }) => body?.appliedFrom ?? null,
  employer: ({ body }) =>
    body?.employerId ? { __typename: 'Employer', id: body.employerId } : null,
  benefitVnd: ({ body }) => body?.benefitVnd ?? null,
  spread: ({ body }) => body?.spread ?? null,
  confidential: ({ body }) => body?.confidential ?? null,
  declarations: ({ body }) => body?.declarations ?? null,
  decisionNo: ({ decision }) => decision?.no ?? null,
  decisionOn: ({ decision }) => decision?.on ?? null,
  authors: ({ id, authors, split, relation }) =>
    authors?.map((author) => ({
      ...author,
      initiativeId: id,
      current: split,
      forAuthor: relation === 'AUTHOR',
    })) ?? null,
  byline: ({ authorCount }) => bylineOf(authorCount),
  similar: async (initiative, _, ctx) => {
    const { relation, listed } = initiative
    if (listed || relation === 'PUBLIC' || relation === 'READER') return null
    return await similarOf(ctx, requireSignedIn(ctx.viewer), initiative)
  },
}
