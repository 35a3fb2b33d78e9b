import { NotFound } from '@tinnhiem/kit/errors'
import { clampFirst, decodeCursor, toPage, type Page } from '@tinnhiem/kit/page'
import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { findReferral, keepReads } from '../referral/read-referral.ts'
import type { Referral } from '../referral/referral.ts'
import { requireLiaison } from './liaison.ts'

type Asked = { organ: string; closed: boolean | null; first: number | null; after: string | null }

/**
 * A page of what is addressed to one organ, newest first; each one shown is a read of its own.
 * @throws NotSignedIn, NotFound (no such organ, or not its liaison)
 */
export async function readInbox(ctx: Context, asked: Asked): Promise<Page<Referral>> {
  const viewer = requireSignedIn(ctx.viewer)
  const organ = await requireLiaison(ctx, viewer, asked.organ)
  const open = asked.closed === null ? null : !asked.closed
  const all = await ctx.stores.referral.addressedTo(organ.id, open)
  const wanted = all
    .filter((one) => one.file.resolution?.sentOn && one.file.memberId !== viewer.id)
    .toSorted((a, b) => (positionOf(a) < positionOf(b) ? 1 : -1))
  const after = decodeCursor(asked.after)
  const rest = after === null ? wanted : wanted.filter((one) => positionOf(one) < after)
  const page = toPage(rest, clampFirst(asked.first), wanted.length, positionOf)
  const seen = page.edges.map(({ node }) => ({ referral: node, relation: 'LIAISON' as const }))
  await keepReads(ctx, viewer, seen, 'INBOX')
  return page
}

function positionOf({ id, file }: Referral): string {
  return `${file.resolution?.sentOn ?? ''}.${id}`
}

/** @throws NotSignedIn, NotFound (unknown, or addressed to another organ) */
export async function readReceived(ctx: Context, id: string): Promise<Referral> {
  const viewer = requireSignedIn(ctx.viewer)
  const found = await findReferral(ctx, viewer, id)
  if (found.relation !== 'LIAISON') throw new NotFound(viewer.lang)
  await keepReads(ctx, viewer, [found], 'INBOX')
  return found.referral
}
