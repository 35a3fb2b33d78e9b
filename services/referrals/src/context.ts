import type { Audit } from '@tinnhiem/kit/audit'
import type { Clock } from '@tinnhiem/kit/clock'
import type { Logger } from '@tinnhiem/kit/logger'
import type { Viewer } from '@tinnhiem/kit/viewer'
import type { Loaders } from './loaders.ts'
import type { Stores } from './stores.ts'

/** What a resolver of referrals may touch. */
export type Context = {
  viewer: Viewer
  stores: Stores
  loaders: Loaders
  audit: Audit
  clock: Clock
  log: Logger
}
