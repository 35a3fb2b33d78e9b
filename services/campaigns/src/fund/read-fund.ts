import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { OrganizationItem } from '@tinnhiem/membership/events'
import { SMALLEST_SHOWN } from '../board/hide-small.ts'
import type { Context } from '../context.ts'
import { contributionKey } from './fund-store.ts'
import { isOver, type FundAppeal, type MutualAidFund } from './fund.ts'
import { makeBoard, type Board, type Cell } from './fund-board.ts'
import { isConcerned, isOwnOfficer, seesAggregates, unitFor } from './fund-rights.ts'

export const YEAR = 'year'

export function roundTable(appealId: string, round: number): string {
  return `${appealId}.${round}`
}

type Boards = { support: Board; activity: Board; rounds: ReadonlySet<string> }

/** By the loaders of a request: the fields of one answer share their boards. */
const kept = new WeakMap<Context['loaders'], Map<number, Promise<Boards>>>()

export async function boardsOf(ctx: Context, year: number): Promise<Boards> {
  const years = kept.get(ctx.loaders) ?? new Map<number, Promise<Boards>>()
  kept.set(ctx.loaders, years)
  const boards = years.get(year) ?? readBoards(ctx, year)
  years.set(year, boards)
  return await boards
}

/** Both boards of a year, over what is over: a running round would tell each new count by the difference. */
async function readBoards({ stores, clock }: Context, year: number): Promise<Boards> {
  const [province, { given, done }] = await Promise.all([
    stores.projection.province(),
    stores.fund.countsOf(year),
  ])
  const top = province?.id ?? ''
  const over = given.filter((row) => isOver(row, clock.today()))
  const rounds = over.map(({ appealId, round, unionId, upperId, supporters, totalVnd }) => ({
    ...{ table: roundTable(appealId, round), unionId, upperId, count: supporters, totalVnd },
  }))
  const held = done
    .filter(({ heldOn }) => heldOn < clock.today())
    .map((row) => ({ table: YEAR, ...row, count: row.participants, totalVnd: null }))
  return {
    support: makeBoard([...rounds, ...yearOf(rounds)], top),
    activity: makeBoard(yearOf(held), top),
    rounds: new Set(rounds.map(({ table }) => table)),
  }
}

/** Per unit the highest count of people, and all the money. */
function yearOf(cells: readonly Cell[]): Cell[] {
  return [...Map.groupBy(cells, ({ unionId }) => unionId).values()].flatMap(([first, ...rest]) => {
    if (!first) return []
    const all = [first, ...rest]
    const count = Math.max(...all.map((cell) => cell.count))
    const totalVnd =
      first.totalVnd === null ? null : all.reduce((sum, cell) => sum + (cell.totalVnd ?? 0), 0)
    return [{ ...first, table: YEAR, count, totalVnd }]
  })
}

/** An upper union or the province, for those who see aggregates of it; null = it is not for them. */
export async function boardUnit(
  ctx: Context,
  viewer: SignedInViewer,
  id: string,
): Promise<OrganizationItem | null> {
  const unit = await unitFor(ctx, viewer, id)
  return unit.level !== 'GRASSROOTS' && seesAggregates(viewer, unit.path) ? unit : null
}

/** The appeals somebody is asked by or answers for, newest first. */
export async function appealsFor(
  { stores }: Context,
  viewer: SignedInViewer,
  year: number,
): Promise<FundAppeal[]> {
  return (await stores.fund.appealsOf(year)).filter((appeal) => isConcerned(viewer, appeal))
}

export type OwnTotal = {
  round: number
  unitId: string
  supporters: number | null
  totalVnd: number | null
}

/** What a member learns: the own unit's totals of rounds that are over, where no difference tells a count below 5. */
export async function ownTotals(
  ctx: Context,
  viewer: SignedInViewer,
  appeal: FundAppeal,
): Promise<OwnTotal[]> {
  const own = viewer.roles.filter(({ role }) => role === 'MEMBER').map(({ org }) => org)
  const over = appeal.rounds.filter((round) => isOver(round, ctx.clock.today()))
  if (own.length === 0 || over.length === 0) return []
  const { support } = await boardsOf(ctx, appeal.year)
  const counts = await Promise.all(
    own.map(
      async (unionId) =>
        await ctx.loaders.contributions.load(contributionKey({ unionId, year: appeal.year })),
    ),
  )
  const closed = over.map(({ no }) => no)
  return counts
    .flat()
    .filter(({ appealId, round }) => appealId === appeal.id && closed.includes(round))
    .toSorted((a, b) => a.round - b.round)
    .map(({ round, unionId: unitId, supporters, totalVnd }) => ({
      ...{ round, unitId },
      ...(support.shows(unitId) ? { supporters, totalVnd } : { supporters: null, totalVnd: null }),
    }))
}

export type SeenAidFund = Omit<MutualAidFund, 'memberCount' | 'helpTotalVnd' | 'helpCount'> & {
  memberCount: number | null
  helpTotalVnd: number | null
  helpCount: number | null
  manages: boolean
}

/**
 * A unit's fund, for its members and those who answer for it. Of fewer than 5 people no number is told: not how many pay
 * in, nor how much was given to a few.
 */
export async function aidFundFor(
  ctx: Context,
  viewer: SignedInViewer,
  unitId: string,
): Promise<SeenAidFund | null> {
  const unit = await unitFor(ctx, viewer, unitId)
  const manages = isOwnOfficer(viewer, unit)
  const member = viewer.roles.some(({ role, path }) => role === 'MEMBER' && path === unit.path)
  if (!manages && !member && !seesAggregates(viewer, unit.path)) return null
  const fund = await ctx.stores.fund.fundOf(unit.id)
  if (!fund) return null
  if (manages) return { ...fund, manages }
  const noHelp = { helpTotalVnd: null, helpCount: null }
  if (fund.memberCount < SMALLEST_SHOWN) return { ...fund, ...noHelp, memberCount: null, manages }
  return { ...fund, ...(fund.helpCount < SMALLEST_SHOWN ? noHelp : {}), manages }
}
