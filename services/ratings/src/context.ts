import type { Audit } from '@tinnhiem/kit/audit'
import type { Clock } from '@tinnhiem/kit/clock'
import type { Logger } from '@tinnhiem/kit/logger'
import type { Viewer } from '@tinnhiem/kit/viewer'
import type { Loaders } from './loaders.ts'
import type { ReleaseKeys } from './release/release-keys.ts'
import type { RunFlow } from './run/run-flow.ts'
import type { Stores } from './stores.ts'

/** What a resolver of ratings may touch. */
export type Context = {
  viewer: Viewer
  stores: Stores
  loaders: Loaders
  flow: RunFlow
  releaseKeys: ReleaseKeys
  audit: Audit
  clock: Clock
  log: Logger
}
