import { Invalid } from '@tinnhiem/kit/errors'
import { within } from '@tinnhiem/kit/roles'
import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import { listFilter, pageOf } from '../campaign/list-campaigns.ts'
import type { Context } from '../context.ts'
import { appealsFor } from '../fund/read-fund.ts'
import {
  anniversariesIn,
  campaignDeadlines,
  daysBetween,
  inOrder,
  MOST_DAYS,
  orientationEntry,
  roundDeadlines,
  type Entry,
  type Orientation,
} from './calendar.ts'

/** States in which nothing runs out any more. */
const OVER = ['CLOSED', 'ARCHIVED', 'CANCELLED']

/**
 * What the days between hold for this person: anniversaries, orientations, and the last days of what the person may see.
 * @throws Invalid for a stretch that is turned around or longer than 370 days
 */
export async function calendarFor(
  ctx: Context,
  viewer: SignedInViewer,
  from: string,
  to: string,
): Promise<Entry[]> {
  const days = daysBetween(from, to)
  if (days < 0 || days > MOST_DAYS) throw new Invalid('to', 'CALENDAR_SPAN', viewer.lang)
  const [months, campaigns, rounds] = await Promise.all([
    orientationsFor(ctx, viewer, from, to),
    deadlinesFor(ctx),
    roundsFor(ctx, viewer, from, to),
  ])
  const told = months.map(orientationEntry)
  return inOrder([...anniversariesIn(from, to), ...told, ...campaigns, ...rounds], from, to)
}

/** Of the viewer's units and those above them. */
export async function orientationsFor(
  { stores }: Context,
  { roles }: SignedInViewer,
  from: string,
  to: string,
): Promise<Orientation[]> {
  const all = await stores.orientation.between(from, to)
  return all.filter(({ issuerPath }) =>
    roles.some(
      ({ role, path }) =>
        within(path, issuerPath) || (role !== 'MEMBER' && within(issuerPath, path)),
    ),
  )
}

async function deadlinesFor(ctx: Context): Promise<Entry[]> {
  const filter = listFilter(ctx.viewer, 'PUBLISHED', null)
  const { edges } = await pageOf(ctx, filter, { first: 100 })
  return edges
    .filter(({ node }) => !OVER.includes(node.state))
    .flatMap(({ node }) => campaignDeadlines(node))
}

async function roundsFor(
  ctx: Context,
  viewer: SignedInViewer,
  from: string,
  to: string,
): Promise<Entry[]> {
  const years = new Set([from, to].map((day) => Number(day.slice(0, 4))))
  const appeals = await Promise.all(
    [...years].map(async (year) => await appealsFor(ctx, viewer, year)),
  )
  return appeals.flat().flatMap(roundDeadlines)
}
