import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { versionConflict } from '@tinnhiem/kit/refusals'
import { endDocument as end } from '../../publish-document.ts'
import { documentInvalid, documentRefused } from '../../words.ts'

export const endDocument: NonNullable<MutationResolvers['endDocument']> = async (
  _,
  { document: id, version, validTo },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const outcome = await end(ctx, viewer, { id, version, validTo })
  switch (outcome.kind) {
    case 'changed':
      return { __typename: 'DocumentChanged', document: outcome.document }
    case 'refused':
      return documentRefused(viewer.lang)
    case 'invalid':
      return documentInvalid(outcome.problem, viewer.lang)
    case 'conflict':
      return versionConflict(outcome.currentVersion, viewer.lang)
  }
}
