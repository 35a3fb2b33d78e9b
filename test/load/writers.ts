import { padTo, signBallot, type Pass } from '@tinnhiem/web/ballot'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Acknowledged } from '../crash/submissions.ts'
import type { Asker } from '../world/ask.ts'
import { ballotKeyOf, GLAD, SILENT, SORRY } from '../world/verbs.ts'
import { wasAway, type Absence } from './absence.ts'
import { errorProblemsOf, type Given } from './check-answer.ts'
import type { Deed } from './ledger.ts'
import type { LoadWorld } from './load-world.ts'
import { idsByName } from './questions.ts'

/** What was acknowledged, and everything that went wrong on the way. */
export type Written = {
  ballots: Acknowledged[]
  deeds: Map<string, Deed[]>
  /** Tries without an acknowledgement: nobody knew whether it was written. */
  again: number
  faults: string[]
}

type Room = { house: LoadWorld; absences: readonly Absence[]; written: Written; end: number }

const LANES = 4
const PAUSE_MS = 200
/** Longer than any process is away. */
const PATIENCE_MS = 90_000
const MOODS = [GLAD, SORRY, SILENT]

/** Ballots and registrations, each sent until it is acknowledged, until the time is over; then the last ones end. */
export async function writeUntil(
  house: LoadWorld,
  absences: readonly Absence[],
  end: number,
): Promise<Written> {
  const { passes, units } = house.work
  const written: Written = {
    ballots: [],
    deeds: new Map(),
    again: 0,
    faults: [],
  }
  const room = { house, absences, written, end }
  const lanes = Array.from({ length: LANES }, (_, lane) =>
    passes.filter((_pass, at) => at % LANES === lane),
  )
  await Promise.all([
    ...lanes.map((lane) => voteUntil(room, lane)),
    ...units.map((unit) => joinAndLeaveUntil(room, unit)),
  ])
  return written
}

async function voteUntil(room: Room, passes: readonly Pass[]): Promise<void> {
  for (let seq = 1; ; seq += 1)
    for (const pass of passes) {
      if (Date.now() > room.end) return
      const mood = MOODS[Math.floor(Math.random() * MOODS.length)] ?? GLAD
      const unpadded = await signBallot(pass, seq, mood)
      const { ask, send } = ballotSender(room, unpadded)
      const receipt = await untilAnswered(room, 'a ballot', send, ask)
      room.written.ballots.push({ key: await ballotKeyOf(pass), seq, ballot: unpadded, receipt })
      await sleep(Math.random() * PAUSE_MS)
    }
}

function ballotSender({ house, written }: Room, unpadded: Acknowledged['ballot']) {
  const id = idOf('AnswerSurvey')
  let padding = ''
  padTo((filling) => {
    padding = filling
    const variables = { ballot: { ...unpadded, padding: filling } }
    return JSON.stringify({ documentId: id, variables })
  })
  const send = () => house.world.nobody.ask(id, { ballot: { ...unpadded, padding } })
  const ask = ({ answerSurvey: result }: Data): string | null => {
    if (result?.__typename === 'AnswerStored') return JSON.stringify(result.receipt)
    if (result && result.__typename !== 'Busy') written.faults.push(JSON.stringify(result))
    return null
  }
  return { send, ask }
}

type Data = Record<string, any>
type Place = { id: string; version: number }

/** Joins, leaves, joins: each is written once however often and late it arrives, for each names the version before it. */
async function joinAndLeaveUntil(room: Room, unit: string): Promise<void> {
  const { campaign } = room.house.work
  const chair = await room.house.world.as(`${unit}:0`)
  const deeds: Deed[] = []
  room.written.deeds.set(unit, deeds)
  let version: number | null = null
  while (Date.now() < room.end) {
    const asked = { campaign, unit, target: 3, version }
    const place: Place = await untilAnswered(
      room,
      `${unit} joins`,
      () => chair.ask(idOf('RegisterUnit'), asked),
      ({ registerInCampaign: result }) => placeIn(room, result, 'REGISTERED'),
    )
    deeds.push('REGISTERED')
    await sleep(Math.random() * PAUSE_MS)
    const left: Place = await untilAnswered(room, `${unit} leaves`, ...leaving(room, chair, place))
    version = left.version
    deeds.push('WITHDRAWN')
    await sleep(Math.random() * PAUSE_MS)
  }
}

function leaving(room: Room, chair: Asker, { id, version }: Place) {
  let tries = 0
  const send = () => {
    tries += 1
    return chair.ask(idOf('WithdrawUnit'), { participation: id, version })
  }
  const read = ({ withdrawFromCampaign: result }: Data): Place | null => {
    // The first try was written and its answer lost.
    if (tries > 1 && result?.__typename === 'VersionConflict') return { id, version: version + 1 }
    return placeIn(room, result, 'WITHDRAWN')
  }
  return [send, read] as const
}

function placeIn({ written }: Room, result: Data | null | undefined, state: Deed): Place | null {
  const place = result?.['participation']
  if (place?.state === state) return { id: place.id, version: place.version }
  if (result) written.faults.push(`not ${state}: ${JSON.stringify(result).slice(0, 300)}`)
  return null
}

/** @throws Error when it is never acknowledged: the run is wrong then */
async function untilAnswered<T>(
  room: Room,
  what: string,
  send: () => Promise<Given>,
  read: (data: Data) => T | null,
): Promise<T> {
  const until = Date.now() + PATIENCE_MS
  while (Date.now() < until) {
    const value = await tryOnce(room, what, send, read)
    if (value !== null) return value
    room.written.again += 1
    await sleep(100 + Math.random() * 200)
  }
  throw new Error(`${what} was never acknowledged: ${room.written.faults.slice(-3).join('; ')}`)
}

async function tryOnce<T>(
  { absences, written }: Room,
  what: string,
  send: () => Promise<Given>,
  read: (data: Data) => T | null,
): Promise<T | null> {
  const from = Date.now()
  try {
    const given = await send()
    written.faults.push(...errorProblemsOf(given).map((problem) => `${what}: ${problem}`))
    return given.data ? read(given.data as Data) : null
  } catch (error) {
    if (!wasAway(absences, from, Date.now()))
      written.faults.push(`${what}: no answer: ${String(error)}`)
    return null
  }
}

const ids = idsByName()

function idOf(name: string): string {
  const id = ids.get(name)
  if (!id) throw new Error(`the web no longer has ${name}`)
  return id
}
