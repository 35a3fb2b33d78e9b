import { z } from 'zod'
import type { Cast, Helpers } from './cast.ts'
import { change } from './change.ts'
import type { MovementPlan } from './movement-plan.ts'
import { PROVINCE } from './places.ts'

const Appeal = z.object({ appeal: z.object({ id: z.string(), version: z.number() }) })
const Recorded = z.object({ summary: z.object({ id: z.string() }) })
const COUNTS = 5

const TITLE = {
  vi: 'Quỹ Xã hội công đoàn năm 2023: mái ấm cho đoàn viên',
  en: 'Union Social Fund 2023: homes for members',
}
const TEXT = {
  vi: 'Đóng góp là tự nguyện. Đơn vị chỉ ghi số người ủng hộ và tổng số tiền, không ghi tên ai.',
  en: 'Giving is voluntary. A unit enters how many gave and the total; nobody is named.',
}

const AID = {
  rules:
    'Đoàn viên góp tự nguyện mỗi quý. Quỹ giúp khi ốm đau, thiên tai; tổ công đoàn đề nghị, ban chấp hành quyết.',
  memberCount: 46,
  helpTotalVnd: 18_500_000,
  helpCount: 7,
}

/**
 * One appeal of the province: a round that is over, with the counts of a few units, and one that runs. The tea company
 * has a mutual-aid fund.
 */
export async function plantFund(
  { provincial, chair }: Cast,
  { unions }: Helpers,
  { tea }: MovementPlan,
): Promise<void> {
  const round = { from: '2023-10-01', closingDay: '2023-10-31' }
  const { appeal } = await change(provincial, {
    operation: 'OpenFundAppeal',
    variables: { issuer: PROVINCE, title: TITLE, text: TEXT, round },
    changed: Appeal,
  })
  const next = { from: '2023-11-15', closingDay: '2023-12-15' }
  await change(provincial, {
    operation: 'AddFundRound',
    variables: { appeal: appeal.id, version: appeal.version, round: next },
    changed: Appeal,
  })
  const large = unions.toSorted((a, b) => b.members - a.members).slice(0, COUNTS - 1)
  for (const { session, unionId, members } of [{ ...tea, session: chair }, ...large]) {
    const supporters = Math.floor(members * 0.8)
    const counted = { round: 1, supporters, totalVnd: supporters * 50_000 }
    const variables = { unit: unionId, appeal: appeal.id, ...counted }
    await change(session, { operation: 'RecordContribution', variables, changed: Recorded })
  }
  await change(chair, {
    operation: 'PublishMutualAidFund',
    variables: { unit: tea.unionId, ...AID },
    changed: z.object({ fund: z.object({ version: z.number() }) }),
  })
}
