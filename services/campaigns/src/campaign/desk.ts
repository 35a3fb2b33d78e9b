import { patternOf } from '@tinnhiem/kit/pattern'
import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import { APPROVERS, MANAGERS } from './campaign-rights.ts'
import type { CampaignFilter } from './campaign-store.ts'

/** What waits for this person, as conditions on campaigns; rights are those of the moves themselves. */
export type DeskFilters = Record<'toApprove' | 'toCollect' | 'toDecide' | 'drafts', CampaignFilter>

/**
 * To approve: in review at the viewer's own organisation or one level below, and not of the viewer's making. Further
 * down the viewer may act, but it does not wait for this person.
 */
export function deskOf(viewer: SignedInViewer): DeskFilters {
  const approves = viewer.roles.filter(({ role }) => APPROVERS.some((one) => one === role))
  const manages = viewer.roles.filter(({ role }) => MANAGERS.some((one) => one === role))
  const own = { issuerId: { $in: manages.map(({ org }) => org) } }
  const near = approves.map(({ path }) => ({
    issuerPath: { $regex: `^${patternOf(path)}(/[^/]+)?$` },
  }))
  return {
    toApprove: {
      state: 'IN_REVIEW',
      authors: { $ne: viewer.id },
      ...(near.length > 0 ? { $or: near } : { _id: { $in: [] } }),
    },
    toCollect: { state: 'COLLECTING_RESULTS', ...own },
    toDecide: { parentCancelled: true, state: { $ne: 'CANCELLED' }, ...own },
    drafts: { state: 'DRAFT', authors: viewer.id, ...own },
  }
}
