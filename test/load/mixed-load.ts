import { setTimeout as sleep } from 'node:timers/promises'
import { startOwnServers } from '../crash/own-servers.ts'
import { withDatabase } from '../crash/tally.ts'
import type { Asker } from '../world/ask.ts'
import type { TestWorld } from '../world/world.ts'
import { recoveries, wasAway, type Absence } from './absence.ts'
import { deedsOf, lookAfterwards } from './aftermath.ts'
import { isWhole, problemsOf, type Given } from './check-answer.ts'
import { killGateway, killUntil } from './kills.ts'
import { startLoadWorld, type LoadWorld } from './load-world.ts'
import { growthOf, readSamples, type Growth } from './memory.ts'
import { questionsOf, type Question } from './questions.ts'
import { writeUntil, type Written } from './writers.ts'

export type MixedLoad = {
  seconds: number
  /** Milliseconds between two kills of services, at random around it; workers fall half as often. */
  killEveryMs: number
  /** Milliseconds of the start that tell nothing about memory. */
  warmUpMs: number
  /** Changes a name behind the platform's back half way: the control, which must turn the run red. Nothing is written. */
  plantWrongAnswer?: boolean
  log?: (line: string) => void
}

export type Report = {
  asked: number
  /** Answers by kind: whole, partial, refused (503), and none, for the gateway was away. */
  whole: number
  partial: number
  refused: number
  unanswered: number
  codes: Record<string, number>
  /** Up to twenty wrong answers, each in a sentence, and how many there were. */
  wrong: string[]
  wrongCount: number
  /** What was written and acknowledged, and how often it was sent again. */
  written: { ballots: number; registrations: number; again: number }
  kills: Record<string, number>
  /** Milliseconds from each kill of the gateway to a whole answer. */
  recoveries: number[]
  /** Memory of the gateway before it was killed. */
  rss: Growth
  heap: Growth
}

type Known = Question & { right: unknown }
type Counts = Pick<
  Report,
  'asked' | 'whole' | 'partial' | 'refused' | 'unanswered' | 'codes' | 'wrong' | 'wrongCount'
>
type Tally = Counts & { absences: Absence[]; answers: { asked: number; answered: number }[] }

/** Closed-loop askers: enough to keep two cores busy beside five services. */
const ASKERS = 8
const PAUSE_MS = 20
const AGAIN_MS = 250
const PATIENCE_MS = 60_000
/** The gateway is killed in the rest of the time. */
const GATEWAY_STAYS = 0.8
const GATEWAY_KILLS_MS = 20_000

/**
 * Web operations of several roles, an analyst's own queries and anonymous reads, all at once, while ballots are sent and
 * units join and leave a campaign, and subgraphs and workers are killed without a word and started again at random; in
 * the end the gateway too. Each answer is held against the one a whole platform gave before, and what was acknowledged
 * against what is kept.
 */
export async function runMixedLoad(house: LoadWorld, options: MixedLoad): Promise<Report> {
  const { log = () => undefined } = options
  const known = await rightAnswers(house.world, questionsOf(house.survey, house.rating))
  log(`${known.length} questions with known answers`)
  const tally = newTally()
  const [start, end] = [Date.now(), Date.now() + options.seconds * 1_000]
  let isShaken = false
  // a machine that stands still may put the last blows after the end: who was killed is asked until it answers
  const goesOn = () =>
    Date.now() < end || !isShaken || (owesAnswers(tally) && Date.now() < end + PATIENCE_MS)
  const askers = Array.from({ length: ASKERS }, () => askWhile(house.world, known, tally, goesOn))
  const shocks = { start, end, log, everyMs: options.killEveryMs }
  const [written] = await Promise.all([
    options.plantWrongAnswer ? nothing() : writeUntil(house, tally.absences, end),
    shake().finally(() => (isShaken = true)),
    tell(tally, end, log),
    ...askers,
  ])
  async function shake(): Promise<void> {
    if (options.plantWrongAnswer) await plantAfter(house.world, options.seconds * 400)
    else await killAll(house, tally.absences, shocks)
  }
  if (!options.plantWrongAnswer) blameAll(tally, await lookAfterwards(house, written, log), written)
  return reportOf(house, tally, written, options.warmUpMs)
}

function newTally(): Tally {
  const counts = { asked: 0, whole: 0, partial: 0, refused: 0, unanswered: 0, wrongCount: 0 }
  return { ...counts, codes: {}, wrong: [], absences: [], answers: [] }
}

async function nothing(): Promise<Written> {
  return { ballots: [], deeds: new Map(), again: 0, faults: [] }
}

type Shocks = { start: number; end: number; everyMs: number; log: (line: string) => void }

async function killAll(
  { services, workers, gateway }: LoadWorld,
  absences: Absence[],
  { start, end, everyMs, log }: Shocks,
): Promise<void> {
  const from = start + (end - start) * GATEWAY_STAYS
  await Promise.all([
    killUntil(services, { end, everyMs, log }),
    killUntil(workers, { end, everyMs: 2 * everyMs, log }),
    killGateway(gateway, absences, { from, end, everyMs: GATEWAY_KILLS_MS, log }),
  ])
}

function reportOf(house: LoadWorld, tally: Tally, written: Written, warmUpMs: number): Report {
  const { absences, answers, ...counts } = tally
  const killed = absences[0]?.from ?? Infinity
  const samples = readSamples(house.probeFile).filter(({ at }) => at < killed)
  const processes = [...house.services, ...house.workers, ['gateway', house.gateway] as const]
  const { ballots, again } = written
  return {
    ...counts,
    written: { ballots: ballots.length, registrations: deedsOf(written), again },
    kills: Object.fromEntries(processes.map(([name, one]) => [name, one.kills()])),
    recoveries: recoveries(absences, answers),
    rss: growthOf(samples, 'rss', warmUpMs),
    heap: growthOf(samples, 'heapUsed', warmUpMs),
  }
}

/** Asked three times while nothing is broken; whatever differs or fails then is no question for this load. */
async function rightAnswers(world: TestWorld, questions: readonly Question[]): Promise<Known[]> {
  const known: Known[] = []
  const unfit: string[] = []
  for (const question of questions) {
    const answers: Given[] = []
    for (let times = 0; times < 3; times += 1) answers.push(await askOnce(world, question))
    const [first] = answers
    const isSame = new Set(answers.map(({ data }) => JSON.stringify(data))).size === 1
    if (first && isSame && answers.every(isWhole)) known.push({ ...question, right: first.data })
    else unfit.push(`${question.name} by ${question.who}: ${JSON.stringify(answers.map(shown))}`)
  }
  if (unfit.length > 0) throw new Error(`questions without one right answer:\n${unfit.join('\n')}`)
  return known
}

function shown({ status, data, errors }: Given): string {
  return JSON.stringify({ status, errors, data }).slice(0, 400)
}

async function askOnce(world: TestWorld, { who, document, variables }: Question): Promise<Given> {
  const asker: Asker = who === null ? world.nobody : await world.as(who)
  return await asker.ask(document, variables)
}

/** Whether nobody has got a whole answer yet since a kill of the gateway. */
function owesAnswers({ absences, answers }: Tally): boolean {
  return recoveries(absences, answers).includes(Infinity)
}

async function askWhile(
  world: TestWorld,
  known: readonly Known[],
  tally: Tally,
  goesOn: () => boolean,
): Promise<void> {
  while (goesOn()) {
    const question = pick(known)
    const asked = Date.now()
    tally.asked += 1
    try {
      note(tally, question, await askOnce(world, question), asked)
    } catch (error) {
      if (wasAway(tally.absences, asked, Date.now())) tally.unanswered += 1
      else blame(tally, nameOf(question), [`no answer: ${String(error)}`])
      // People do not ask a closed door fifty times a second, and its next keeper needs the machine to come up.
      await sleep(AGAIN_MS)
    }
    await sleep(Math.random() * PAUSE_MS)
  }
}

function note(tally: Tally, question: Known, given: Given, asked: number): void {
  // Only those after a kill of the gateway say how long it lasted.
  if (isWhole(given) && tally.absences.length > 0)
    tally.answers.push({ asked, answered: Date.now() })
  if (isWhole(given)) tally.whole += 1
  else if (given.status === 503) tally.refused += 1
  else tally.partial += 1
  for (const { extensions } of given.errors) {
    const code = String(extensions?.['code'])
    tally.codes[code] = (tally.codes[code] ?? 0) + 1
  }
  blame(tally, nameOf(question), problemsOf(given, question.right))
}

function nameOf({ name, who }: Question): string {
  return `${name} by ${who}`
}

function blame(tally: Tally, what: string, problems: readonly string[]): void {
  if (problems.length === 0) return
  tally.wrongCount += 1
  if (tally.wrong.length < 20) tally.wrong.push(`${what}: ${problems.join('; ')}`)
}

function blameAll(tally: Tally, problems: readonly string[], { faults }: Written): void {
  for (const problem of faults) blame(tally, 'writing', [problem])
  for (const problem of problems) blame(tally, 'afterwards', [problem])
}

/** The name of a person who asks all the time, in membership's own database: no cache may keep it. */
async function plantAfter(world: TestWorld, ms: number): Promise<void> {
  await sleep(ms)
  const who = world.people.memberIds.get('U-TEA:5')
  await withDatabase(world, 'membership', async (db) => {
    const members = db.collection<{ _id: string }>('members')
    const { modifiedCount } = await members.updateOne(
      { _id: who ?? '' },
      { $set: { 'name.given': 'Người Khác' } },
    )
    if (modifiedCount !== 1) throw new Error('nothing was planted')
  })
}

async function tell(tally: Tally, end: number, log: (line: string) => void): Promise<void> {
  while (Date.now() < end) {
    await sleep(Math.min(10_000, Math.max(0, end - Date.now())))
    const { asked, whole, partial, refused, unanswered, wrongCount } = tally
    const without = `${refused} refused, ${unanswered} unanswered`
    log(`${asked} asked: ${whole} whole, ${partial} partial, ${without}, ${wrongCount} wrong`)
  }
}

function pick<T>(all: readonly T[]): T {
  const one = all[Math.floor(Math.random() * all.length)]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}

/** `node test/load/mixed-load.ts [seconds] [--wrong]`, on a MongoDB and a Redis of its own. */
async function main([seconds = '600', ...flags]: readonly string[]): Promise<void> {
  await using _ = await startOwnServers()
  await using house = await startLoadWorld()
  const report = await runMixedLoad(house, {
    seconds: Number(seconds),
    killEveryMs: 6_000,
    warmUpMs: Number(seconds) * 250,
    plantWrongAnswer: flags.includes('--wrong'),
    log: (line) => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`),
  })
  console.log(JSON.stringify(report, null, 2))
  const isFlat = report.rss.percent < 10 && report.heap.percent < 10
  process.exitCode = report.wrongCount === 0 && isFlat ? 0 : 1
}

if (import.meta.main) await main(process.argv.slice(2))
