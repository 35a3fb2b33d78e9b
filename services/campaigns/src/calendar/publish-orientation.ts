import { NotFound } from '@tinnhiem/kit/errors'
import { holds, type SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { orientationProblem, type Orientation, type OrientationRule } from './calendar.ts'

export type OrientationOutcome =
  | { kind: 'changed'; orientation: Orientation }
  | { kind: 'refused' }
  | { kind: 'invalid'; problem: { field: string; rule: OrientationRule } }
  | { kind: 'conflict'; currentVersion: number }

type Wish = Pick<Orientation, 'issuerId' | 'month' | 'title' | 'text' | 'documents'> & {
  version: number | null
}

const OFFICERS = ['GRASSROOTS_OFFICER', 'UPPER_OFFICER', 'PROVINCIAL_OFFICER'] as const

/** What a month's activity is about, for everybody below the issuer (S-44). @throws NotFound */
export async function publishOrientation(
  ctx: Context,
  viewer: SignedInViewer,
  { version, ...wish }: Wish,
): Promise<OrientationOutcome> {
  const issuer = await ctx.loaders.organization.load(wish.issuerId)
  if (!issuer) throw new NotFound(viewer.lang)
  if (!holds(viewer, OFFICERS, issuer.path)) return { kind: 'refused' }
  const problem = orientationProblem(wish) ?? (await unknownDocument(ctx, wish.documents))
  if (problem) return { kind: 'invalid', problem }
  const id = `${wish.issuerId}.${wish.month.slice(0, 7)}`
  const current = (await ctx.stores.orientation.byId(id))?.version ?? 0
  if ((version ?? 0) !== current) return { kind: 'conflict', currentVersion: current }
  const orientation = { id, issuerPath: issuer.path, ...wish, version: current + 1 }
  await ctx.audit.act(viewer, id, 'PUBLISH_ORIENTATION')
  return (await ctx.stores.orientation.put(orientation))
    ? { kind: 'changed', orientation }
    : { kind: 'conflict', currentVersion: current + 1 }
}

async function unknownDocument({ stores }: Context, ids: readonly string[]) {
  const found = await stores.document.byIds(ids)
  const rule = 'DOCUMENTS_UNKNOWN' as const
  return found.length < new Set(ids).size ? { field: 'documents', rule } : null
}
