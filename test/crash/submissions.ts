import { signBallot, type Pass, type UnpaddedBallot } from '@tinnhiem/web/ballot'
import { createConnection, mongo } from 'mongoose'
import { setTimeout as sleep } from 'node:timers/promises'
import { ballotKeyOf, GLAD, sendsRaw, SILENT, SORRY } from '../world/verbs.ts'
import type { TestWorld } from '../world/world.ts'
import { inLanes } from './direct-passes.ts'

/** What somebody holds a receipt for. */
export type Acknowledged = { key: string; seq: number; ballot: UnpaddedBallot; receipt: string }

/** One person's answers in order: each is sent until it is acknowledged, the next only then. */
export type Voter = { key: string; ballots: UnpaddedBallot[] }

export async function makeVoters(passes: readonly Pass[], answers: number): Promise<Voter[]> {
  const levels = [GLAD, SORRY, SILENT]
  return await inLanes(4, passes, async (pass) => {
    const ballots: UnpaddedBallot[] = []
    for (let seq = 1; seq <= answers; seq++)
      ballots.push(await signBallot(pass, seq, levels[Math.floor(Math.random() * 3)] ?? GLAD))
    return { key: await ballotKeyOf(pass), ballots }
  })
}

export type Sending = {
  acknowledged: Acknowledged[]
  /** Attempts without an answer: nobody knew whether the ballot was stored. */
  unanswered: number
}

/** Everybody sends through the gateway; what is not acknowledged is sent again, the same bytes. */
export async function sendAll(
  world: TestWorld,
  voters: readonly Voter[],
  acknowledgedOne: (count: number) => void,
): Promise<Sending> {
  const sending: Sending = { acknowledged: [], unanswered: 0 }
  await inLanes(24, voters, async ({ key, ballots }) => {
    for (const ballot of ballots) {
      const receipt = await sendUntilAnswered(world, ballot, () => (sending.unanswered += 1))
      sending.acknowledged.push({ key, seq: ballot.seq, ballot, receipt })
      acknowledgedOne(sending.acknowledged.length)
    }
  })
  return sending
}

async function sendUntilAnswered(
  world: TestWorld,
  ballot: UnpaddedBallot,
  unanswered: () => void,
): Promise<string> {
  for (let tries = 0; tries < 600; tries++) {
    const answer = await sendsRaw(world, ballot)
    const result = answer.data?.['answerSurvey']
    if (result?.__typename === 'AnswerStored') return JSON.stringify(result.receipt)
    // Only "nobody answered" and "busy" may be tried again; any refusal here is a fault of the service.
    if (result && result.__typename !== 'Busy') throw new Error(JSON.stringify(result))
    unanswered()
    await sleep(50 + Math.random() * 100)
  }
  throw new Error('a ballot was never acknowledged')
}

export type Ledger = { lost: string[]; unknown: string[]; twice: string[]; stored: number }

/** Lays the receipts beside the stored ballots, read past every service. */
export async function compare(
  world: TestWorld,
  survey: string,
  acknowledged: readonly Acknowledged[],
): Promise<Ledger> {
  const last = new Map<string, Acknowledged>()
  for (const each of acknowledged)
    if ((last.get(each.key)?.seq ?? -1) < each.seq) last.set(each.key, each)
  const stored = await readBallots(world, survey)
  const byKey = Map.groupBy(stored, ({ key }) => key)
  const lost = [...last.values()].filter(({ key, seq, ballot }) => {
    const [found] = byKey.get(key) ?? []
    return !found || found.seq < seq || (found.seq === seq && found.signature !== ballot.signature)
  })
  return {
    lost: lost.map(({ key }) => key),
    unknown: [...byKey.keys()].filter((key) => !last.has(key)),
    twice: [...byKey].flatMap(([key, rows]) => (rows.length > 1 ? [key] : [])),
    stored: stored.length,
  }
}

export type Row = { key: string; pool: number; seq: number; answers: Buffer; signature: string }

export async function readBallots(world: TestWorld, survey: string): Promise<Row[]> {
  const connection = await createConnection(world.databases.uri('surveys_ballot')).asPromise()
  const rows = await connection.collection(`ballots_${survey}`).find({}).toArray()
  await connection.close()
  return rows.map((row) => {
    const id = bytesOf(row['_id'])
    return {
      key: id.subarray(4).toString('hex'),
      pool: id.readUInt32BE(0),
      seq: row['seq'],
      answers: bytesOf(row['answers']),
      signature: bytesOf(row['signature']).toString('base64url'),
    }
  })
}

function bytesOf(value: unknown): Buffer {
  if (value instanceof mongo.Binary) return Buffer.from(value.value())
  throw new TypeError('not bytes')
}
