import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { versionConflict } from '@tinnhiem/kit/refusals'
import { confirmSession as confirm } from '../../confirm-session.ts'
import { documentInvalid, documentRefused } from '../../words.ts'

export const confirmSession: NonNullable<MutationResolvers['confirmSession']> = async (
  _,
  { document: documentId, unit: unitId, session, version, heldOn, attendeeCount },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const known = { sessionId: session ?? null, version: version ?? null }
  const outcome = await confirm(ctx, viewer, {
    documentId,
    unitId,
    heldOn,
    attendeeCount,
    ...known,
  })
  switch (outcome.kind) {
    case 'confirmed':
      return { __typename: 'SessionConfirmed', session: outcome.session }
    case 'refused':
      return documentRefused(viewer.lang)
    case 'invalid':
      return documentInvalid(outcome.problem, viewer.lang)
    case 'conflict':
      return versionConflict(outcome.currentVersion, viewer.lang)
  }
}
