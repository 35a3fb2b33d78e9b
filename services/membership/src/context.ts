import type { Audit } from '@tinnhiem/kit/audit'
import type { Clock } from '@tinnhiem/kit/clock'
import type { Viewer } from '@tinnhiem/kit/viewer'
import type { Loaders } from './loaders.ts'
import type { Sees } from './sees.ts'
import type { SendCode } from './session/send-code.ts'
import type { SignSession } from './session/session-token.ts'
import type { Stores } from './stores.ts'

/** What a resolver of membership may touch. */
export type Context = {
  viewer: Viewer
  stores: Stores
  loaders: Loaders
  sees: Sees
  audit: Audit
  clock: Clock
  sendCode: SendCode
  signSession: SignSession
  /** Keys the hashes of cards and codes. */
  secret: Buffer
  /** Sets a header of the answer to the gateway. */
  reply: (header: string, value: string) => void
}
