import type { FrozenPool } from '../pool/pool-store.ts'
import type { SurveyRecord } from './survey-record.ts'

export type SurveyMapper = SurveyRecord
export type PoolMapper = FrozenPool
