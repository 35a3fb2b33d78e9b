import type { Clock } from '@tinnhiem/kit/clock'
import { clampFirst, decodeCursor, toPage, type Page } from '@tinnhiem/kit/page'
import type { Loaders } from '../loaders.ts'
import type { Organization } from './organization.ts'
import type { OrganizationFilter, OrganizationStore } from './organization-store.ts'

type Asked = { first?: number | null | undefined; after?: string | null | undefined }
type Loose<T> = { [K in keyof T]: T[K] | undefined }

/** One page of the tree on the day of domain time, by code. */
export async function listOrganizations(
  ctx: { stores: { organization: OrganizationStore }; clock: Clock },
  filter: Loose<OrganizationFilter>,
  asked: Asked,
): Promise<Page<Organization>> {
  const first = clampFirst(asked.first)
  const exact = {
    kind: filter.kind ?? null,
    level: filter.level ?? null,
    parentId: filter.parentId ?? null,
    search: filter.search ?? null,
    underPath: filter.underPath ?? null,
  }
  const after = decodeCursor(asked.after)
  const { rows, total } = await ctx.stores.organization.page(
    exact,
    ctx.clock.today(),
    after,
    first + 1,
  )
  return toPage(rows, first, total, (row) => row.code)
}

/** A page of one organisation's children. First pages are read together: a list of organisations asks for many. */
export async function listChildren(
  ctx: Parameters<typeof listOrganizations>[0] & { loaders: Pick<Loaders, 'firstChildren'> },
  parentId: string,
  asked: Asked,
): Promise<Page<Organization>> {
  if (asked.after) return await listOrganizations(ctx, { parentId }, asked)
  const first = clampFirst(asked.first)
  const found = await ctx.loaders.firstChildren(first + 1).load(parentId)
  return toPage(found?.rows ?? [], first, found?.total ?? 0, (row) => row.code)
}
