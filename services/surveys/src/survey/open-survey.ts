import type { Clock } from '@tinnhiem/kit/clock'
import type { ClientSession } from 'mongoose'
import type { KeyStore } from '../keys/key-store.ts'
import { buildManifest, type ManifestPoolList } from '../manifest/manifest.ts'
import { makePools, type Pool } from '../pool/make-pools.ts'
import type { FrozenPool, PoolStore } from '../pool/pool-store.ts'
import { audienceOn } from '../roster/audience.ts'
import type { ProjectionStore } from '../roster/projection-store.ts'
import type { Context } from '../context.ts'
import { allowMove, conflict, type MoveOutcome } from './move-survey.ts'
import type { SurveyRecord } from './survey-record.ts'
import type { SurveyStore } from './survey-store.ts'
import { windowsFor } from './windows.ts'

export type OpeningStores = {
  survey: SurveyStore
  pool: PoolStore
  key: KeyStore
  projection: ProjectionStore
}

/** Opens a scheduled survey by hand (D-19). */
export async function openSurvey(ctx: Context, id: string, version: number): Promise<MoveOutcome> {
  const allowed = await allowMove(ctx, id, version, 'OPEN')
  if (!allowed.ok) return allowed.outcome
  if (allowed.survey.closesAt <= ctx.clock.now()) return { kind: 'refused', rule: 'WRONG_STATE' }
  const by = 'SURVEY_ADMINISTRATOR'
  const outcome = await freezeAndOpen(
    ctx.stores,
    ctx.clock,
    allowed.survey,
    by,
    async (session) => {
      await ctx.audit.act(allowed.viewer, id, 'OPEN', session)
    },
  )
  if (outcome === 'CONFLICT') return await conflict(ctx, id)
  if (outcome === 'KEYS_NOT_READY') await ctx.work.makeKeys(id)
  if (typeof outcome === 'string') return { kind: 'refused', rule: outcome }
  return { kind: 'moved', survey: outcome }
}

/**
 * Freezes roster, questions and pools and opens, in one transaction: an opening that breaks off leaves a SCHEDULED
 * survey and is simply done again, and of several at once (by hand, by the clock, in two processes) one wins while
 * the others touch nothing of what it froze.
 * @param also what belongs to the opening, in its transaction
 */
export async function freezeAndOpen(
  stores: OpeningStores,
  clock: Clock,
  survey: SurveyRecord,
  by: string,
  also: (session: ClientSession) => Promise<void> = async () => {},
): Promise<SurveyRecord | 'KEYS_NOT_READY' | 'TOO_FEW_MEMBERS' | 'CONFLICT'> {
  const { pools, poolOf } = makePools({
    ...(await audienceOn(stores.projection, survey.audiencePath, clock.today())),
    k: survey.k,
  })
  if (pools.length === 0 || pools.some(({ eligible }) => eligible < survey.k))
    return 'TOO_FEW_MEMBERS'
  const publicKeys = await stores.key.publicKeys(survey.id)
  const boardKey = publicKeys.get('board')
  const frozen = pools.flatMap((pool) =>
    frozenPool(survey, pool, publicKeys.get(String(pool.number))),
  )
  if (!boardKey || frozen.length < pools.length) return 'KEYS_NOT_READY'
  const now = clock.now()
  const windows = windowsFor(now, survey.closesAt)
  const manifest = manifestOf({ ...survey, windows }, boardKey, frozen, clock.today())
  const { header, hash, lists } = manifest
  const change = {
    state: 'OPEN' as const,
    opensAt: now,
    windows,
    boardKey,
    manifest: { header, hash },
  }
  const step = { state: 'OPEN' as const, on: clock.today(), by }
  return await stores.survey.together(async (session) => {
    const opened = await stores.survey.advance(survey.id, survey.version, change, step, session)
    if (!opened) return 'CONFLICT'
    await stores.pool.freeze(survey.id, frozen, poolOf, lists, session)
    await also(session)
    return opened
  })
}

function frozenPool(survey: SurveyRecord, pool: Pool, publicKey: Buffer | undefined): FrozenPool[] {
  if (!publicKey) return []
  const list = pool.upperId ?? survey.audienceId
  return [{ ...pool, survey: survey.id, list, publicKey }]
}

function manifestOf(survey: SurveyRecord, boardKey: Buffer, pools: FrozenPool[], today: string) {
  const lists = [...Map.groupBy(pools, ({ list }) => list)].map(
    ([upper, members]): ManifestPoolList => ({
      upper,
      pools: members.map(({ number, name, eligible, joined, publicKey }) => ({
        number,
        name,
        eligible,
        joined,
        publicKey: publicKey.toString('base64url'),
      })),
    }),
  )
  return buildManifest({
    survey: survey.id,
    title: survey.title,
    questions: survey.questions.map(({ code, type, about, text, levels }) => ({
      code,
      type,
      about,
      text,
      levels: levels.map(({ words }) => words),
    })),
    opens: today,
    closes: survey.closesOn,
    k: survey.k,
    ruleVersion: survey.ruleVersion,
    policy: 'waves',
    windows: survey.windows.map(({ from, to }) => ({
      from: from.toISOString(),
      to: to.toISOString(),
    })),
    boardKey: boardKey.toString('base64url'),
    lists,
  })
}
