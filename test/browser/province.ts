import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makePeople, type TestPeople, type UnitPlan } from '../world/people.ts'
import { answers, GLAD, SORRY } from '../world/verbs.ts'
import { createWorld, type TestWorld } from '../world/world.ts'

const RATED = ['U-TEA', 'U-ROAD', 'U-SCHOOL', 'U-CLINIC']
const UNITS: UnitPlan[] = [
  ...RATED.map((id, i) => ({
    id,
    upper: i < 2 ? 'UP-TANUYEN' : 'UP-PHONGTHO',
    members: 14,
    workers: 14 + i,
  })),
  { id: 'U-OFFICE', upper: null, members: 16, workers: 16 },
]

/** The member whose phone we hold: the twelfth to answer in her unit of fourteen. */
export const HER = 'U-TEA:12'
export const HER_CHAIR = 'U-TEA:0'
const OTHERS = 11

/** One second and a half for each leader, one at a time: slow enough to watch a run and to stop it. */
const SLOW = { TN_RATING_CONCURRENCY: '1', TN_FAULT_SLOW_BUCKET_MS: '1500' }

type Province = { redisDb?: number; units?: UnitPlan[]; env?: Record<string, string> }

/** A small province with the demo's short waits and its list of people on the sign-in page. */
export async function openProvince(
  stack: AsyncDisposableStack,
  { redisDb = 12, units = UNITS, env: more = SLOW }: Province = {},
): Promise<TestWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'tn-browser-'))
  stack.defer(async () => await rm(folder, { recursive: true, force: true }))
  const people = makePeople(units)
  const file = join(folder, 'people.json')
  await writeFile(file, JSON.stringify(demoList(people)))
  const env = { TN_DEMO: '1', TN_DEMO_FILE: file, ...more }
  return stack.use(await createWorld({ redisDb, people, env }))
}

function demoList({ cards }: TestPeople) {
  const person = (key: string, name: string, vi: string, en: string) => ({
    card: cards.get(key),
    name,
    role: { vi, en },
  })
  return [
    person(HER, 'Lò Văn Số 12', 'Đoàn viên', 'Member'),
    person('mai', 'Đỗ Thanh Mai', 'Quản trị khảo sát', 'Survey administrator'),
    person('hang', 'Nguyễn Thu Hằng', 'Cán bộ cấp tỉnh', 'Provincial officer'),
  ]
}

/** Everybody else answers, by the same protocol without a browser; the units differ, so the chairs' ratings do. */
export async function othersAnswer(world: TestWorld, survey: string): Promise<void> {
  const work = RATED.flatMap((unit, i) =>
    Array.from({ length: OTHERS }, (_, at) => async () => {
      const sorry = at < i * 2
      await answers(world, `${unit}:${at + 1}`, survey, sorry ? SORRY : GLAD)
    }),
  )
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let next = work.shift(); next; next = work.shift()) await next()
    }),
  )
}
