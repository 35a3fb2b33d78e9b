import type { Context } from '../context.ts'
import type { Words } from '../survey/questions.ts'
import type { SurveyRecord } from '../survey/survey-record.ts'
import type { ReleasedGroup, ReleasedTotal } from './release.ts'

/** Names as frozen at opening: a pool's own, "other units of …", "all of …". */
export async function groupNames(ctx: Context, survey: SurveyRecord) {
  const pools = new Map(
    (await ctx.stores.pool.ofSurvey(survey.id)).map((pool) => [pool.number, pool]),
  )
  const uppers = [
    ...new Set([...pools.values()].flatMap(({ upperId }) => upperId ?? [])),
    survey.audienceId,
  ]
  const rows = await ctx.stores.projection.organizationsById(uppers)
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return (group: ReleasedGroup | ReleasedTotal, inside: number[]): Words => {
    const own = group.kind === 'POOL' ? pools.get(inside[0] ?? -1) : undefined
    if (own) return own.name
    const upper = names.get(group.upperId ?? survey.audienceId) ?? { vi: '', en: '' }
    return group.kind === 'TOTAL'
      ? { vi: `Toàn ${upper.vi}`, en: `All of ${upper.en}` }
      : { vi: `Các đơn vị khác của ${upper.vi}`, en: `Other units of ${upper.en}` }
  }
}
