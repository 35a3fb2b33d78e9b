import type { Clock } from '@tinnhiem/kit/clock'
import type { OutboxModel } from '@tinnhiem/kit/event'
import type { Logger } from '@tinnhiem/kit/logger'
import type { FlowProducer, Queue } from 'bullmq'
import type { Connection } from 'mongoose'
import type { KeyObject } from 'node:crypto'
import type { SignAsBoard } from '../keys/board-signer.ts'
import type { SealingKey } from '../keys/seal.ts'
import type { Stores } from '../stores.ts'

/** What a job of surveys may touch. No viewer: work has no person. */
export type WorkerContext = {
  stores: Stores
  connection: Connection
  outbox: OutboxModel
  queue: Queue
  flow: FlowProducer
  sealingKey: SealingKey
  signAsBoard: SignAsBoard
  /** Certifies board keys (infra/decisions/007). */
  releaseKey: KeyObject
  clock: Clock
  log: Logger
  /** A fault hook of the tests; 0 otherwise. */
  slowBucketMs: number
}
