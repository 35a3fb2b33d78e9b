import { versionConflict } from '@tinnhiem/kit/refusals'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { invalidInput, moveRefused } from '../../../refusals.ts'
import { saveQuery as save } from '../../save-query.ts'

/** The contract's defaults, for the compiler. */
const EMPTY = { variables: '{}', view: '{}', shared: false }

export const saveQuery: NonNullable<MutationResolvers['saveQuery']> = async (_, { input }, ctx) => {
  const { lang } = ctx.viewer
  const { id, version, ...text } = input
  // without the version that was read nothing is changed: 0 is nobody's version
  const before = id === null || id === undefined ? null : { id, version: version ?? 0 }
  const outcome = await save(ctx, { ...EMPTY, ...text }, before)
  switch (outcome.kind) {
    case 'saved':
      return { __typename: 'QuerySaved', query: outcome.query }
    case 'invalid':
      return invalidInput(outcome.problem.field, outcome.problem.rule, lang)
    case 'conflict':
      return versionConflict(outcome.currentVersion, lang)
    case 'full':
      return moveRefused('QUERIES_FULL', lang)
  }
}
