import { setTimeout as sleep } from 'node:timers/promises'
import { startOwnServers } from '../crash/own-servers.ts'
import { withDatabase } from '../crash/tally.ts'
import type { Asker } from '../world/ask.ts'
import type { TestWorld } from '../world/world.ts'
import { isWhole, problemsOf, type Given } from './check-answer.ts'
import { KILLED, startLoadWorld, type LoadWorld } from './load-world.ts'
import { growthOf, readSamples, type Growth } from './memory.ts'
import { questionsOf, type Question } from './questions.ts'

export type MixedLoad = {
  seconds: number
  /** Milliseconds between two kills, at random around it. */
  killEveryMs: number
  /** Milliseconds of the start that tell nothing about memory. */
  warmUpMs: number
  /** Changes a name behind the platform's back half way: the control, which must turn the run red. */
  plantWrongAnswer?: boolean
  log?: (line: string) => void
}

export type Report = {
  asked: number
  /** Answers by kind: whole, partial, refused (503), and what never came. */
  whole: number
  partial: number
  refused: number
  codes: Record<string, number>
  /** Up to twenty wrong answers, each in a sentence, and how many there were. */
  wrong: string[]
  wrongCount: number
  kills: Record<string, number>
  rss: Growth
  heap: Growth
}

type Known = Question & { right: unknown }
type Tally = Omit<Report, 'kills' | 'rss' | 'heap'>

/** Closed-loop askers: enough to keep two cores busy beside five services. */
const ASKERS = 8
const PAUSE_MS = 20

/**
 * Web operations of several roles, an analyst's own queries and anonymous reads, all at once, while the subgraphs are
 * killed without a word and started again at random. Each answer is held against the one a whole platform gave before.
 * Nothing is written meanwhile, so the workers rest.
 */
export async function runMixedLoad(house: LoadWorld, options: MixedLoad): Promise<Report> {
  const { world, services, probeFile } = house
  const { log = () => undefined } = options
  const known = await rightAnswers(world, questionsOf(house.survey, house.rating))
  log(`${known.length} questions with known answers`)
  const tally: Tally = {
    asked: 0,
    whole: 0,
    partial: 0,
    refused: 0,
    codes: {},
    wrong: [],
    wrongCount: 0,
  }
  const end = Date.now() + options.seconds * 1_000
  const plant = options.plantWrongAnswer ? plantAfter(world, options.seconds * 400) : undefined
  const askers = Array.from({ length: ASKERS }, () => askUntil(world, known, tally, end))
  await Promise.all([...askers, killUntil(house, options, end), plant, tell(tally, end, log)])
  const samples = readSamples(probeFile)
  return {
    ...tally,
    kills: Object.fromEntries([...services].map(([name, one]) => [name, one.kills()])),
    rss: growthOf(samples, 'rss', options.warmUpMs),
    heap: growthOf(samples, 'heapUsed', options.warmUpMs),
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

async function askUntil(
  world: TestWorld,
  known: readonly Known[],
  tally: Tally,
  end: number,
): Promise<void> {
  while (Date.now() < end) {
    const question = pick(known)
    tally.asked += 1
    try {
      note(tally, question, await askOnce(world, question))
    } catch (error) {
      blame(tally, question, [`no answer: ${String(error)}`])
    }
    await sleep(Math.random() * PAUSE_MS)
  }
}

function note(tally: Tally, question: Known, given: Given): void {
  if (isWhole(given)) tally.whole += 1
  else if (given.status === 503) tally.refused += 1
  else tally.partial += 1
  for (const { extensions } of given.errors) {
    const code = String(extensions?.['code'])
    tally.codes[code] = (tally.codes[code] ?? 0) + 1
  }
  blame(tally, question, problemsOf(given, question.right))
}

function blame(tally: Tally, { name, who }: Question, problems: readonly string[]): void {
  if (problems.length === 0) return
  tally.wrongCount += 1
  if (tally.wrong.length < 20) tally.wrong.push(`${name} by ${who}: ${problems.join('; ')}`)
}

/** Each blow falls on a service that is up, while others may still be on their way back. */
async function killUntil(
  { services }: LoadWorld,
  { killEveryMs, log = () => undefined }: MixedLoad,
  end: number,
): Promise<void> {
  const away = new Map<string, Promise<void>>()
  for (;;) {
    const pause = killEveryMs * (0.5 + Math.random())
    if (Date.now() + pause > end) break
    await sleep(pause)
    const name = pick(KILLED)
    if (away.has(name)) continue
    const back = (services.get(name)?.killAndRestart() ?? Promise.resolve()).then(() => {
      away.delete(name)
      log(`${name} was killed and is back`)
    })
    away.set(name, back)
  }
  await Promise.all(away.values())
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
    const { asked, whole, partial, refused, wrongCount } = tally
    log(
      `${asked} asked: ${whole} whole, ${partial} partial, ${refused} refused, ${wrongCount} wrong`,
    )
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
