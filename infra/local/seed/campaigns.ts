import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type { Cast, Helpers } from './cast.ts'
import { change } from './change.ts'
import type { MovementPlan, TakingPart } from './movement-plan.ts'
import { PROVINCE, TAN_UYEN } from './places.ts'
import type { Session } from './sign-in.ts'

const Campaign = z.object({ id: z.string(), state: z.string(), version: z.number() })
const Changed = z.object({ campaign: Campaign })
const Registered = z.object({ participation: z.object({ id: z.string(), version: z.number() }) })
const Looked = z.object({ campaign: Campaign })

type Campaign = z.infer<typeof Campaign>
type Registration = { session: Session; union: TakingPart; id: string; version: number }

/** Ids of what was launched: the phase of the million initiatives, the drive, and Tân Uyên's own part of the drive. */
export type Launched = { million: string; drive: string; adopted: string }

const LOOK_EVERY_MS = 500
/** The service's clock ticks every ten seconds. */
const PATIENCE_MS = 120_000
const REPORTS = 7
const VERIFIED = 4

const DRIVE = {
  title: {
    vi: 'Xanh – Sạch – Đẹp, đợt cuối năm 2023',
    en: 'Green – Clean – Beautiful, end of 2023',
  },
  who: 'UNITS_AND_MEMBERS',
  startsOn: '2023-11-01',
  endsOn: '2023-12-31',
  registrationUntil: '2023-12-20',
  criteria: [
    {
      code: 'PLACES',
      kind: 'AT_LEAST',
      value: 2,
      text: {
        vi: 'Số nơi làm việc được dọn, trồng cây hoặc sửa cho an toàn',
        en: 'Workplaces cleaned, planted or made safe',
      },
    },
  ],
}
const NEXT = { startsOn: '2024-01-01', endsOn: '2024-12-31', registrationUntil: '2024-06-30' }
const OWN_TITLE = {
  vi: 'Xanh – Sạch – Đẹp tại Tân Uyên, cuối năm 2023',
  en: 'Green – Clean – Beautiful in Tân Uyên, end of 2023',
}
const OWN_GOALS = [
  { text: { vi: 'Công đoàn cơ sở đăng ký', en: 'Grassroots unions registered' }, value: 40 },
]

/**
 * Two campaigns of the province, launched by the organiser and approved by another; the drive is adopted by Tân Uyên. A
 * third one waits for approval.
 */
export async function launchCampaigns(cast: Cast): Promise<Launched> {
  const { organiser, provincial, upperTanUyen } = cast
  const template = { template: 'MILLION_INITIATIVES', phase: 'PHASE_2' }
  const million = await draft(organiser, { ...template, input: {} })
  await launch({ author: organiser, approver: provincial }, million)
  const drive = await draft(organiser, { template: 'GREEN_CLEAN_OSH', input: DRIVE })
  await launch({ author: organiser, approver: provincial }, drive)
  const { campaign: adopted } = await change(upperTanUyen, {
    operation: 'AdoptCampaign',
    variables: { parent: drive.id, unit: TAN_UYEN, input: { title: OWN_TITLE, goals: OWN_GOALS } },
    changed: Changed,
  })
  await launch({ author: upperTanUyen, approver: provincial }, adopted)
  const next = await draft(organiser, { template: 'VIETNAMESE_GOODS', input: NEXT })
  await move(organiser, next, 'SUBMIT')
  return { million: million.id, drive: drive.id, adopted: adopted.id }
}

async function draft(
  session: Session,
  made: { template: string; phase?: string; input: Record<string, unknown> },
): Promise<Campaign> {
  const variables = { issuer: PROVINCE, ...made }
  return (await change(session, { operation: 'DraftCampaign', variables, changed: Changed }))
    .campaign
}

/** Review, approval by another person, publication. */
async function launch(
  { author, approver }: { author: Session; approver: Session },
  campaign: Campaign,
): Promise<void> {
  const steps = [
    [author, 'SUBMIT'],
    [approver, 'APPROVE'],
    [author, 'PUBLISH'],
  ] as const
  let now = campaign
  for (const [session, name] of steps) now = await move(session, now, name)
}

async function move(session: Session, { id, version }: Campaign, name: string): Promise<Campaign> {
  const variables = { campaign: id, version, move: name }
  const asked = { operation: 'MoveCampaign', variables, changed: Changed }
  return (await change(session, asked)).campaign
}

/** Unions register with own targets, each by its chair; some report, and the upper union verifies some of these. */
export async function takePart(
  cast: Cast,
  { unions }: Helpers,
  { tea }: MovementPlan,
  { adopted }: Launched,
): Promise<void> {
  const all = [{ ...tea, session: cast.chair }, ...unions]
  const registered: Registration[] = []
  for (const { session, ...union } of all) registered.push(await register(session, union, adopted))
  await becomes(cast.upperTanUyen, adopted, ['RUNNING'])
  const reports: Registration[] = []
  for (const [at, one] of registered.slice(0, REPORTS).entries())
    reports.push(await report(one, Math.max(1, one.union.target - (at % 3))))
  for (const { id, version } of reports.slice(0, VERIFIED)) {
    const variables = { participation: id, version }
    const operation = 'VerifyProgress'
    await change(cast.upperTanUyen, { operation, variables, changed: Registered })
  }
}

async function register(
  session: Session,
  union: TakingPart,
  campaign: string,
): Promise<Registration> {
  const variables = { campaign, unit: union.unionId, target: union.target }
  const operation = 'RegisterUnit'
  const { participation } = await change(session, { operation, variables, changed: Registered })
  return { session, union, ...participation }
}

async function report(one: Registration, value: number): Promise<Registration> {
  const note = 'Tổng vệ sinh, trồng cây quanh nơi làm việc.'
  const variables = { participation: one.id, version: one.version, value, note }
  const operation = 'ReportProgress'
  const { participation } = await change(one.session, { operation, variables, changed: Registered })
  return { ...one, ...participation }
}

/** Waits for the clock to move a campaign on. */
export async function becomes(session: Session, id: string, states: string[]): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  while (Date.now() < end) {
    const variables = { id }
    const { campaign } = await session({ operation: 'CampaignToPlan', variables, answer: Looked })
    if (states.includes(campaign.state)) return
    await wait(LOOK_EVERY_MS)
  }
  throw new Error(`a campaign does not come to ${states.join(' or ')}`)
}
