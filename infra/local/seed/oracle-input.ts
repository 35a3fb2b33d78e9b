import type { AnswerPlan } from './answers.ts'
import { PROVINCE } from './places.ts'
import type { DemoWorld } from './world-types.ts'

const LEADS = ['CHAIR', 'ACTING_CHAIR']

/** Grassroots unions of the plan with their roster of the opening day. */
function unionsOf(world: DemoWorld, plan: AnswerPlan) {
  const day = plan.openOn
  const onRoster = world.memberships.filter(
    ({ from, to }) => from <= day && (to === null || day <= to),
  )
  const rosters = Map.groupBy(onRoster, ({ unionId }) => unionId)
  const parents = new Map(world.organizations.map(({ id, parentId }) => [id, parentId]))
  return plan.unions.map(({ unionId: id }) => {
    const parent = parents.get(id) ?? null
    const eligible = rosters.get(id)?.length ?? 0
    return { id, upperId: parent, eligible, directUnderProvince: parent === PROVINCE }
  })
}

/**
 * Ballots, facts and posts of a plan, as the program `test/oracle` takes them: what the platform must come to when
 * the survey closes with exactly these ballots. `closingDay` defaults to the day it opened.
 */
export function oracleInputOf(
  world: DemoWorld,
  plan: AnswerPlan,
  closingDay: string = plan.openOn,
) {
  const unions = unionsOf(world, plan)
  const uppers = [...new Set(unions.flatMap(({ upperId }) => upperId ?? []))].filter(
    (id) => id !== PROVINCE,
  )
  const rated = new Set([...unions.map(({ id }) => id), ...uppers])
  const day = closingDay
  const members = Map.groupBy(
    world.memberships.filter(({ from, to }) => from <= day && (to === null || day <= to)),
    ({ unionId }) => unionId,
  )
  const density = unions.map(({ id: unionId, upperId }) => {
    const employers = world.employers.filter(({ unionIds }) => unionIds.includes(unionId))
    const workers = employers.map(
      ({ headcounts }) => headcounts.filter(({ asOf }) => asOf <= day).at(-1)?.total ?? 0,
    )
    const numerator = members.get(unionId)?.length ?? 0
    return {
      unionId,
      upperId,
      numerator,
      denominator: workers.reduce((sum, each) => sum + each, 0),
    }
  })
  const add = (upper: string) => {
    const own = density.filter(({ upperId }) => upperId === upper)
    const total = (key: 'numerator' | 'denominator') =>
      own.reduce((sum, each) => sum + each[key], 0)
    return { unionId: upper, numerator: total('numerator'), denominator: total('denominator') }
  }
  const facts = [...density, ...uppers.map(add)].map(({ unionId, numerator, denominator }) => {
    return { unionId, code: 'A2' as const, numerator, denominator }
  })
  // Whoever left in the year is named too: not rated, with the reason.
  const firstDay = `${plan.year}-01-01`
  const inPost = world.officers.filter(
    ({ post, unionId, from, to }) =>
      LEADS.includes(post) && rated.has(unionId) && from <= day && (to === null || firstDay <= to),
  )
  return {
    ballots: plan.unions.flatMap(({ unionId, ballots }) =>
      ballots.map((answers) => ({ unionId, answers })),
    ),
    unions,
    facts,
    posts: inPost.map(({ id, memberId, unionId, from, to }) => {
      return {
        id,
        memberId,
        unionId,
        kind: uppers.includes(unionId) ? ('upper' as const) : ('chair' as const),
        from,
        to,
      }
    }),
    closingDay,
    year: plan.year,
  }
}
