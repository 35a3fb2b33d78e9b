import { requireRole } from '@tinnhiem/kit/viewer'
import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { MANAGERS } from '../../campaign-rights.ts'
import { exclusionTexts } from '../../exclusions.ts'
import { TEMPLATES } from '../../templates.ts'

/** The catalogue, for those who may draft (CAM-1). @throws NotSignedIn, NotAllowed */
export const campaignTemplates: NonNullable<QueryResolvers['campaignTemplates']> = (
  _,
  _args,
  ctx,
) => {
  requireRole(ctx.viewer, MANAGERS)
  return TEMPLATES.map(({ criteria, phases, ...rest }) => ({
    ...rest,
    criteria: [...criteria],
    phases: phases.map((phase) => ({
      ...phase,
      exclusions: [...phase.exclusions],
      exclusionTexts: exclusionTexts(phase.exclusions),
    })),
  }))
}
