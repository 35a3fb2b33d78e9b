import type { Clock } from '@tinnhiem/kit/clock'
import { createPoolKeyCache } from '../keys/pool-key.ts'
import type { PoolStore } from '../pool/pool-store.ts'
import { questionsForPool, type Question } from '../survey/questions.ts'
import { isOpen } from '../survey/survey.ts'
import type { SurveyRecord } from '../survey/survey-record.ts'
import type { SurveyStore } from '../survey/survey-store.ts'
import type { KeyObject } from 'node:crypto'

/** What the anonymous door knows of a pool: nothing that names a person. */
export type DoorPool = { key: KeyObject; asked: Question[] }
/** Of the pools only what is frozen and public; whose roster they are stays out of reach. */
type FrozenPools = Pick<PoolStore, 'ofSurvey'>

export type DoorSurvey = {
  record: SurveyRecord
  manifestHash: Buffer
  pools: ReadonlyMap<number, DoorPool>
}

const FRESH_MS = 1_000
const HEX_64 = /^[0-9a-f]{64}$/

/**
 * Surveys and pools by id, remembered for a second: a flood of bad ballots costs no database call each. Pools never
 * change once frozen; the state is asked again before anything is written.
 */
export function surveyDirectory(surveys: SurveyStore, pools: FrozenPools, clock: Clock) {
  const known = new Map<string, { at: number; loading: Promise<DoorSurvey | null> }>()
  const frozen = new Map<string, ReadonlyMap<number, DoorPool>>()
  const poolKey = createPoolKeyCache(20_000)
  const load = async (id: string): Promise<DoorSurvey | null> => {
    const record = await surveys.byId(id)
    if (!record?.manifest) return null
    const inside = frozen.get(id) ?? (await loadPools(record))
    frozen.set(id, inside)
    return { record, manifestHash: Buffer.from(record.manifest.hash, 'hex'), pools: inside }
  }
  const loadPools = async (record: SurveyRecord): Promise<ReadonlyMap<number, DoorPool>> => {
    const rows = await pools.ofSurvey(record.id)
    return new Map(
      rows.map(({ number, joined, upperId, publicKey }) => {
        const asked = questionsForPool(
          { joined, directUnderProvince: upperId === null },
          record.questions,
        )
        return [number, { key: poolKey(publicKey).key, asked }]
      }),
    )
  }
  return {
    /** Null for an id no opened survey has. */
    find: async (id: string): Promise<DoorSurvey | null> => {
      if (!HEX_64.test(id)) return null
      const hit = known.get(id)
      if (hit && Date.now() - hit.at < FRESH_MS) return await hit.loading
      if (known.size > 1_000) known.clear()
      const loading = load(id)
      known.set(id, { at: Date.now(), loading })
      loading.catch(() => known.delete(id))
      return await loading
    },
    /** From the database, now. */
    isOpenNow: async (id: string): Promise<boolean> => {
      const record = await surveys.byId(id)
      return record !== null && isOpen(record, clock.now())
    },
    isOpen: (record: SurveyRecord): boolean => isOpen(record, clock.now()),
  }
}

export type SurveyDirectory = ReturnType<typeof surveyDirectory>
