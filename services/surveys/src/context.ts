import type { Audit } from '@tinnhiem/kit/audit'
import type { Clock } from '@tinnhiem/kit/clock'
import type { Viewer } from '@tinnhiem/kit/viewer'
import type { BallotDoor } from './answer/answer-survey.ts'
import type { SignAsBoard } from './keys/board-signer.ts'
import type { PoolPublicKey } from './keys/pool-key.ts'
import type { SealingKey } from './keys/seal.ts'
import type { Loaders } from './loaders.ts'
import type { Signer } from './pass/blind-sign.ts'
import type { Stores } from './stores.ts'
import type { Work } from './jobs/work.ts'

/** What a resolver of surveys may touch. The anonymous fields use `ballots` alone. */
export type Context = {
  viewer: Viewer
  stores: Stores
  loaders: Loaders
  audit: Audit
  clock: Clock
  poolKey: (spki: Uint8Array) => PoolPublicKey
  signer: Signer
  sealingKey: SealingKey
  signAsBoard: SignAsBoard
  ballots: BallotDoor
  work: Work
}
