import { auditModel, createAudit } from '@tinnhiem/kit/audit'
import { createClock } from '@tinnhiem/kit/clock'
import { createLogger } from '@tinnhiem/kit/logger'
import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Connection } from 'mongoose'
import type { Context } from '../src/context.ts'
import { createLoaders } from '../src/loaders.ts'
import type { Stores } from '../src/stores.ts'
import type { Claims } from '@tinnhiem/kit/test-gateway'
import { DEMO_NOW } from './world.ts'

/** Somebody who calls a use case itself, for what no question can bring about: a store that fails at one point. */
export function caller(connection: Connection, stores: Stores, who: Claims) {
  const viewer = {
    ...{ id: who.sub, roles: who.roles, lang: 'vi' as const },
    ...{ anonymous: false, requestId: null },
  } as SignedInViewer
  const clock = createClock(DEMO_NOW - Date.now())
  const ctx: Context = {
    ...{
      viewer,
      stores,
      loaders: createLoaders(stores, clock.today()),
      clock,
      log: createLogger('test'),
    },
    audit: createAudit(auditModel(connection), clock.now),
  }
  return { viewer, ctx }
}
