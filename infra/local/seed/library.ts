import { z } from 'zod'
import type { Cast, Helpers } from './cast.ts'
import { change } from './change.ts'
import type { MovementPlan } from './movement-plan.ts'
import { PROVINCE } from './places.ts'

const Published = z.object({ document: z.object({ id: z.string() }) })
const ISSUER = 'LĐLĐ tỉnh Lai Châu'

const DOCUMENTS = [
  {
    number: '12/KH-LĐLĐ',
    title: {
      vi: 'Kế hoạch công tác dân vận và phong trào thi đua năm 2023',
      en: 'Plan of mass mobilisation and emulation for 2023',
    },
    issuedBy: ISSUER,
    issuedOn: '2023-01-31',
    validFrom: '2023-01-31',
    validTo: '2023-12-31',
  },
  {
    number: '08/HD-LĐLĐ',
    title: {
      vi: 'Hướng dẫn đăng ký, báo cáo và xác nhận kết quả phong trào',
      en: 'How to register for campaigns, report and verify results',
    },
    issuedBy: ISSUER,
    issuedOn: '2023-03-15',
    validFrom: '2023-03-15',
  },
]

const NOVEMBER = {
  month: '2023-11-01',
  title: {
    vi: 'Nơi làm việc an toàn, sạch đẹp trước mùa khô',
    en: 'Safe and clean workplaces before the dry season',
  },
  text: {
    vi: 'Mỗi đơn vị chọn một việc nhỏ làm được trong tháng, hỏi ý kiến đoàn viên trước khi làm.',
    en: 'Each unit picks one small thing it can do this month and asks its members first.',
  },
}

/** Two documents, sessions that three units held on the first of them, and the orientation of November. */
export async function plantLibrary(
  { provincial, chair }: Cast,
  { unions }: Helpers,
  { tea }: MovementPlan,
): Promise<void> {
  const ids: string[] = []
  for (const input of DOCUMENTS) {
    const variables = { publisher: PROVINCE, input }
    const asked = { operation: 'PublishDocument', variables, changed: Published }
    ids.push((await change(provincial, asked)).document.id)
  }
  for (const { session, unionId, members } of [{ ...tea, session: chair }, ...unions.slice(0, 2)]) {
    const held = { heldOn: '2023-11-10', attendeeCount: Math.ceil(members * 0.7) }
    const variables = { document: ids[0], unit: unionId, ...held }
    const changed = z.object({ session: z.object({ id: z.string() }) })
    await change(session, { operation: 'ConfirmSession', variables, changed })
  }
  await change(provincial, {
    operation: 'PublishOrientation',
    variables: { issuer: PROVINCE, ...NOVEMBER },
    changed: z.object({ orientation: z.object({ id: z.string() }) }),
  })
}
