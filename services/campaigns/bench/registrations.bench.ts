import { benchService, CAMPAIGN, province, PROVINCE, spread } from './bench-service.ts'

/**
 * 9,000 registrations in a burst of 60 s: members of 689 unions and the unions themselves, every tenth tapping twice. Each
 * must be there once, and each union told once as a fact.
 */
const UNITS = 689
const REGISTRATIONS = 9_000
const TAPS_TWICE = 10
const IN_FLIGHT = 60
const GOAL_S = 60

const REGISTER = `mutation($campaign: ID!, $unit: ID, $target: Int) {
  registerInCampaign(campaign: $campaign, unit: $unit, target: $target) {
    ... on ParticipationChanged { participation { id state } } ... on Failure { code } } }`

type Tap = { who: Parameters<Bench['ask']>[0]; unit: string | null }
type Bench = Awaited<ReturnType<typeof benchService>>

async function main(): Promise<void> {
  await using bench = await benchService()
  const tree = province(12, UNITS)
  await bench.stores.projection.takeOrganizations(tree)
  const unions = tree.filter(({ level }) => level === 'GRASSROOTS')
  const members = Array.from({ length: REGISTRATIONS - UNITS }, (_, at) => {
    const union = unions[at % UNITS]
    if (!union) throw new Error('no union')
    return { memberId: `M-${String(at).padStart(6, '0')}`, union }
  })
  const from = { from: '2020-01-01', to: null, rev: 1 }
  await bench.stores.projection.takeRoster(
    members.map(({ memberId, union }) => ({ memberId, unionId: union.id, ...from })),
  )
  const taps: Tap[] = [
    ...members.map(({ memberId, union }) => {
      const role = { role: 'MEMBER', org: union.id, path: union.path }
      return { who: { sub: memberId, roles: [role] }, unit: null }
    }),
    ...unions.map(({ id }) => ({ who: { sub: 'M-officer', roles: [PROVINCE] }, unit: id })),
  ]
  const doubled = taps.flatMap((tap, at) => (at % TAPS_TWICE === 0 ? [tap, tap] : [tap]))
  const times = await burst(bench, doubled)
  await check(bench)
  report(bench, times.seconds, times.each)
}

/** So many in flight, each as soon as the one before it is answered. */
async function burst({ ask }: Bench, taps: readonly Tap[]) {
  const each: number[] = []
  const started = performance.now()
  const queue = taps.values()
  const lane = async (): Promise<void> => {
    for (const { who, unit } of queue) {
      const begun = performance.now()
      const target = unit === null ? null : 5
      const answer = await ask(who, REGISTER, { campaign: CAMPAIGN, unit, target })
      if (!JSON.stringify(answer).includes('REGISTERED')) throw new Error(JSON.stringify(answer))
      each.push(performance.now() - begun)
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane))
  return { seconds: (performance.now() - started) / 1_000, each }
}

async function check({ stores }: Bench): Promise<void> {
  const stored = await stores.participation.model.countDocuments({ state: 'REGISTERED' })
  if (stored !== REGISTRATIONS) throw new Error(`${stored} of ${REGISTRATIONS} are stored`)
  const told = await stores.factRev.model.countDocuments({ rev: 1 })
  if (told !== UNITS) throw new Error(`${told} of ${UNITS} unions were told once`)
}

function report({ figure }: Bench, seconds: number, each: readonly number[]): void {
  const { p50, p95 } = spread(each)
  console.log(`p50 ${p50} ms, p95 ${p95} ms, ${IN_FLIGHT} in flight`)
  const value = Math.round(seconds * 10) / 10
  figure({ figure: 'campaigns: 9,000 registrations, s', value, goal: GOAL_S })
  if (seconds > GOAL_S) process.exitCode = 1
}

await main()
