import { clampFirst, decodeCursor, toPage, type Page } from '@tinnhiem/kit/page'
import type { Context } from '../context.ts'
import type { Participation } from './participation.ts'
import { positionOf } from './participation-store.ts'
import { seenParticipation } from './read-participation.ts'
import type { CampaignParticipationMapper } from './schema.mappers.ts'

type Asked = { first?: number | null | undefined; after?: string | null | undefined }

/** A page of one subject's registrations, newest first. */
export async function pageOfSubject(
  ctx: Context,
  subjectId: string,
  { first, after }: Asked,
): Promise<Page<CampaignParticipationMapper>> {
  const limit = clampFirst(first)
  const [rows, total] = await Promise.all([
    ctx.stores.participation.pageOf(subjectId, decodeCursor(after), limit + 1),
    ctx.stores.participation.countOf(subjectId),
  ])
  return await seenPage(ctx, toPage(rows, limit, total, positionOf))
}

/** Leaves out what this viewer may not know: rights are asked per row, as for a single one. */
export async function seenPage(
  ctx: Context,
  page: Page<Participation>,
): Promise<Page<CampaignParticipationMapper>> {
  const seen = await Promise.all(
    page.edges.map(async ({ cursor, node }) => ({
      cursor,
      node: await seenParticipation(ctx, node),
    })),
  )
  const edges = seen.flatMap(({ cursor, node }) => (node ? [{ cursor, node }] : []))
  return { ...page, edges }
}
