import type { Clock } from '@tinnhiem/kit/clock'
import { publish, type OutboxModel } from '@tinnhiem/kit/event'
import { inTransaction } from '@tinnhiem/kit/mongo'
import { createHash } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { Connection } from 'mongoose'
import type { BallotKeysStore } from '../answer/ballot-keys-store.ts'
import type { AnswerStore } from '../answer/answer-store.ts'
import { trustReleased } from '../events.ts'
import { verifyText } from '../keys/board-key.ts'
import type { SignAsBoard } from '../keys/board-signer.ts'
import type { KeyStore } from '../keys/key-store.ts'
import { certifyBoardKey } from '../keys/release-key.ts'
import type { PassStore } from '../pass/pass-store.ts'
import type { FrozenPool, PoolStore } from '../pool/pool-store.ts'
import { questionsForPool } from '../survey/questions.ts'
import type { SurveyRecord } from '../survey/survey-record.ts'
import type { SurveyStore } from '../survey/survey-store.ts'
import { countsOf } from './counts.ts'
import { keyListText } from './key-list-text.ts'
import { makeRelease, type PoolTally, type Release } from './release.ts'
import { releaseBytes, releaseJson } from './release-bytes.ts'
import type { ReleaseStore } from './release-store.ts'
import type { PoolCount, TallyStore } from './tally-store.ts'
import { verifyRelease } from './verify-release.ts'

export type ReleaseContext = {
  stores: {
    survey: SurveyStore
    pool: PoolStore
    pass: PassStore
    key: KeyStore
    answer: AnswerStore
    tally: TallyStore
    release: ReleaseStore
    ballotKeys: BallotKeysStore
  }
  connection: Connection
  outbox: OutboxModel
  signAsBoard: SignAsBoard
  releaseKey: KeyObject
  clock: Clock
}

/** Thrown when the parts do not add up: the release is not made, and the tally runs again. */
export class TallyIncomplete extends Error {
  override name = 'TallyIncomplete'
}

/**
 * Puts the counted pools together, checks them against the ballots themselves, signs and publishes one release, the list
 * of ballot keys and one event, then destroys the pools' private keys. A missing part means no release at all.
 * Safe to run twice: the second run finds the survey RELEASED, or meets the unique release and stops.
 * @throws TallyIncomplete
 */
export async function releaseSurvey(ctx: ReleaseContext, survey: SurveyRecord): Promise<void> {
  if (survey.state === 'CLOSED') await publishRelease(ctx, survey)
  await forgetParts(ctx.stores, survey.id)
}

/** Destroys the pools' private keys, then what is finer than released groups: counts that are gone mean all is. */
export async function forgetParts(
  { key, tally }: { key: KeyStore; tally: TallyStore },
  survey: string,
): Promise<void> {
  await key.destroyPrivate(survey)
  await tally.forget(survey)
}

async function publishRelease(ctx: ReleaseContext, survey: SurveyRecord): Promise<void> {
  const { stores, clock } = ctx
  const pools = await stores.pool.ofSurvey(survey.id)
  const counts = await wholeCounts(ctx, survey, pools)
  const passes = await stores.pass.countByPool(survey.id)
  const tallies = pools.map((pool) => tallyOf(survey, pool, counts.get(pool.number)))
  for (const { number, ballots, eligible } of tallies)
    if (ballots > (passes.get(number) ?? 0) || (passes.get(number) ?? 0) > eligible)
      throw new TallyIncomplete(
        `pool ${number}: ballots, passes and eligible members contradict each other`,
      )
  const manifestHash = survey.manifest?.hash ?? ''
  const release = makeRelease({ surveyId: survey.id, manifestHash, k: survey.k, pools: tallies })
  const verified = verifyRelease(release, tallies)
  if (!verified.ok) throw new TallyIncomplete(verified.problems.join('; '))
  const releasedOn = clock.today()
  const closingDay = survey.closingDay ?? releasedOn
  // The year and the day decide facts and terms of a rating, so they are signed too.
  const content = { ...release, year: survey.year, closingDay }
  const canonical = releaseJson(content)
  const signed = await ctx.signAsBoard(survey.id, releaseBytes(content))
  const certificate = certificateOf(ctx, survey, content, signed)
  const signature = signed.toString('base64url')
  const hash = createHash('sha256').update(canonical).digest('hex')
  await publishKeys(ctx, survey, [...counts.values()])
  const totals = {
    pools: pools.length,
    eligible: release.participation.eligible,
    passes: [...passes.values()].reduce((sum, n) => sum + n, 0),
    ballots: release.participation.ballots,
  }
  await inTransaction(ctx.connection, async (session) => {
    await stores.release.insert(
      { survey: survey.id, releasedOn, canonical, hash, signature },
      session,
    )
    const step = { state: 'RELEASED' as const, on: releasedOn, by: 'TALLY' }
    const moved = await stores.survey.advance(
      survey.id,
      survey.version,
      { state: 'RELEASED', totals },
      step,
      session,
    )
    if (!moved) throw new TallyIncomplete('the survey changed meanwhile')
    await publish(ctx.outbox, session, trustReleased, {
      surveyId: survey.id,
      year: survey.year,
      closingDay,
      k: survey.k,
      releaseHash: hash,
      signature,
      boardKey: survey.boardKey?.toString('base64url') ?? '',
      certificate,
      canonical,
    })
  })
}

/** Only a board key that has just signed is certified: one put in its place in the database is not. */
function certificateOf(
  { releaseKey }: ReleaseContext,
  { id, boardKey }: SurveyRecord,
  content: Release,
  signature: Buffer,
): string {
  if (!boardKey || !verifyText(boardKey, releaseBytes(content), signature))
    throw new TallyIncomplete('the board key of the manifest is not the one that signs')
  return certifyBoardKey(releaseKey, id, boardKey).toString('base64url')
}

/** Every pool's count, asserted against a fresh count of the ballots themselves. */
async function wholeCounts(
  { stores }: ReleaseContext,
  survey: SurveyRecord,
  pools: FrozenPool[],
): Promise<Map<number, PoolCount>> {
  const rows = await stores.tally.all(survey.id)
  const counts = new Map(rows.map((row) => [row.pool, row]))
  const missing = pools.filter(({ number }) => !counts.has(number))
  if (missing.length > 0) throw new TallyIncomplete(`${missing.length} pools are not counted yet`)
  const there = await stores.answer.countsByPool(survey.id)
  for (const { pool, ballots, keys, digest } of rows) {
    if ((there.get(pool) ?? 0) !== ballots)
      throw new TallyIncomplete(`pool ${pool} has changed since it was counted`)
    if (createHash('sha256').update(keys).digest('hex') !== digest)
      throw new TallyIncomplete(`pool ${pool}: the digest does not fit`)
  }
  return counts
}

function tallyOf(survey: SurveyRecord, pool: FrozenPool, count: PoolCount | undefined): PoolTally {
  const asked = questionsForPool(
    { joined: pool.joined, directUnderProvince: pool.upperId === null },
    survey.questions,
  )
  return {
    number: pool.number,
    unionId: pool.joined ? null : (pool.unionIds[0] ?? null),
    upperId: pool.upperId,
    eligible: pool.eligible,
    ballots: count?.ballots ?? 0,
    counts: countsOf(Uint32Array.from(count?.histogram ?? []), asked, survey.questions),
  }
}

/** All keys of the survey in one sorted list: the board shows the pool of no ballot (D-16). */
async function publishKeys(
  ctx: ReleaseContext,
  survey: SurveyRecord,
  counts: PoolCount[],
): Promise<void> {
  const { count, text, head } = keyListText(
    survey.id,
    counts.map(({ keys }) => keys),
  )
  const signature = (await ctx.signAsBoard(survey.id, text)).toString('base64url')
  await ctx.stores.ballotKeys.put(survey.id, count, text.subarray(head), signature)
}
