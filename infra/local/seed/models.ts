import { z } from 'zod'
import type { Cast, Helpers } from './cast.ts'
import { change } from './change.ts'
import type { MovementPlan } from './movement-plan.ts'
import { PROVINCE } from './places.ts'
import type { Session } from './sign-in.ts'

export const PHONG_THO = 'UP-PHONGTHO'

const Changed = z.object({ model: z.object({ id: z.string(), version: z.number() }) })

type Model = { id: string; version: number }

/** "Dân vận khéo" in Phong Thổ: one model of the upper union that goes on, one of the school that is recognised. */
export async function plantModels(
  { upper }: Cast,
  { schoolChair }: Helpers,
  { school, today }: MovementPlan,
): Promise<void> {
  const own = await register(upper, PHONG_THO, {
    field: 'CULTURE_SOCIETY',
    name: 'Tủ sách song ngữ ở khu nhà công vụ vùng cao',
    place: 'Các xã biên giới của huyện Phong Thổ',
    goal: 'Mỗi cụm trường có một tủ sách do đoàn viên góp và tự quản, mở cho cả người dân quanh trường.',
    launchedBy: PROVINCE,
  })
  await move(upper, own, 'START')
  const done = await register(schoolChair, school.unionId, {
    field: 'CULTURE_SOCIETY',
    name: 'Bữa sáng ấm cho học sinh bán trú',
    place: 'Trường PTDTBT THCS Dào San',
    goal: 'Đoàn viên và phụ huynh cùng nấu bữa sáng, trồng rau tại trường để đỡ chi phí.',
    launchedBy: PHONG_THO,
  })
  await recognise({ chair: schoolChair, upper }, done, today)
}

async function recognise(
  { chair, upper }: { chair: Session; upper: Session },
  registered: Model,
  today: string,
): Promise<void> {
  const started = await move(chair, registered, 'START')
  const text = 'Từ tháng 9: 214 học sinh có bữa sáng mỗi ngày; vườn rau 600 mét vuông.'
  const variables = { model: started.id, version: started.version, text }
  const asked = { operation: 'ReportModel', variables, changed: Changed }
  const reported = (await change(chair, asked)).model
  const submitted = await move(chair, reported, 'SUBMIT')
  await move(upper, submitted, 'RECOGNIZE', { decisionNo: '27/QĐ-LĐLĐ', decisionOn: today })
}

async function register(
  session: Session,
  unit: string,
  input: Record<string, string>,
): Promise<Model> {
  const variables = { unit, input: { kind: 'MODEL', ...input } }
  return (await change(session, { operation: 'RegisterModel', variables, changed: Changed })).model
}

async function move(
  session: Session,
  { id, version }: Model,
  name: string,
  input: Record<string, string> = {},
): Promise<Model> {
  const variables = { model: id, version, move: name, input }
  return (await change(session, { operation: 'MoveModel', variables, changed: Changed })).model
}
