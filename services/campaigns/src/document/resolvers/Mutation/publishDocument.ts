import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { publishDocument as publish } from '../../publish-document.ts'
import { documentInvalid, documentRefused } from '../../words.ts'

export const publishDocument: NonNullable<MutationResolvers['publishDocument']> = async (
  _,
  { publisher, input: { validTo, link, supersedes, ...rest } },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const more = { validTo: validTo ?? null, link: link ?? null, supersedes: supersedes ?? [] }
  const outcome = await publish(ctx, viewer, publisher, { ...rest, ...more })
  switch (outcome.kind) {
    case 'changed':
      return { __typename: 'DocumentChanged', document: outcome.document }
    case 'refused':
      return documentRefused(viewer.lang)
    case 'invalid':
      return documentInvalid(outcome.problem, viewer.lang)
  }
}
