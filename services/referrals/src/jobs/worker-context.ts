import type { Clock } from '@tinnhiem/kit/clock'
import type { Logger } from '@tinnhiem/kit/logger'
import type { Stores } from '../stores.ts'

/** What the work of this service may touch. */
export type WorkerContext = { stores: Stores; clock: Clock; log: Logger }
