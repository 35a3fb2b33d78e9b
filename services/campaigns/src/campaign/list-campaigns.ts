import { clampFirst, decodeCursor, toPage, type Page } from '@tinnhiem/kit/page'
import { scopesOf, type Viewer } from '@tinnhiem/kit/viewer'
import { ROLES } from '@tinnhiem/kit/roles'
import type { Context } from '../context.ts'
import type { Campaign, CampaignState } from './campaign.ts'
import { MANAGERS } from './campaign-rights.ts'
import { issuedUnder, positionOf, type CampaignFilter } from './campaign-store.ts'
import { seenCampaign } from './read-campaign.ts'
import type { CampaignMapper } from './schema.mappers.ts'

export type Asked = { first?: number | null | undefined; after?: string | null | undefined }

/** What this viewer may list, with the same rights as one campaign (`seesOf`). */
export function listFilter(
  viewer: Viewer,
  list: 'PUBLISHED' | 'ISSUED',
  state: CampaignState | null,
): CampaignFilter {
  const scope =
    list === 'ISSUED'
      ? issuedUnder(scopesOf(viewer, [...MANAGERS, 'INSPECTION']))
      : published(viewer)
  return state === null ? scope : { $and: [scope, { state }] }
}

/** For an audience the viewer is in, or issued below a unit the viewer has a role in. */
function published(viewer: Viewer): CampaignFilter {
  const above = viewer.roles.flatMap(({ path }) => path.split('/').filter(Boolean))
  const roles = ROLES.filter((role) => role !== 'MEMBER')
  const reached = {
    $or: [{ audienceId: { $in: [...new Set(above)] } }, issuedUnder(scopesOf(viewer, roles))],
  }
  return { $and: [{ publishedOn: { $ne: null } }, reached] }
}

/** A page of campaigns, newest start day first. */
export async function pageOf(
  { stores, viewer }: Pick<Context, 'stores' | 'viewer'>,
  filter: CampaignFilter,
  { first, after }: Asked,
): Promise<Page<CampaignMapper>> {
  const limit = clampFirst(first)
  const [rows, total] = await Promise.all([
    stores.campaign.page(filter, decodeCursor(after), limit + 1),
    stores.campaign.count(filter),
  ])
  return seenPage(viewer, toPage(rows, limit, total, positionOf))
}

function seenPage(viewer: Viewer, page: Page<Campaign>): Page<CampaignMapper> {
  const edges = page.edges.flatMap(({ cursor, node }) => {
    const seen = seenCampaign(viewer, node)
    return seen ? [{ cursor, node: seen }] : []
  })
  return { ...page, edges }
}

/** A page of a campaign's children. First pages are read together: a list of campaigns asks for many. */
export async function childrenOf(
  ctx: Pick<Context, 'stores' | 'viewer' | 'loaders'>,
  { id, sees }: Pick<CampaignMapper, 'id' | 'sees'>,
  { first, after }: Asked,
): Promise<Page<CampaignMapper>> {
  const known = sees === 'ALL' ? {} : { publishedOn: { $ne: null } }
  if (after) return await pageOf(ctx, { parentId: id, ...known }, { first, after })
  const limit = clampFirst(first)
  const { firstChildren, firstPublishedChildren } = ctx.loaders
  const loader = sees === 'ALL' ? firstChildren : firstPublishedChildren
  const found = await loader(limit + 1).load(id)
  return seenPage(ctx.viewer, toPage(found?.rows ?? [], limit, found?.total ?? 0, positionOf))
}
