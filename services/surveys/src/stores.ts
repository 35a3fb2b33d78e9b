import type { PreparedModel } from '@tinnhiem/kit/mongo'
import type { Connection } from 'mongoose'
import { answerStore } from './answer/answer-store.ts'
import { ballotKeysStore } from './answer/ballot-keys-store.ts'
import { keyStore } from './keys/key-store.ts'
import { passStore } from './pass/pass-store.ts'
import { poolStore } from './pool/pool-store.ts'
import { releaseStore } from './result/release-store.ts'
import { tallyStore } from './result/tally-store.ts'
import { projectionStore } from './roster/projection-store.ts'
import { surveyStore } from './survey/survey-store.ts'

export type Stores = ReturnType<typeof createStores>

/** Two databases, two users: `passes` knows members, `ballots` knows answers (privacy.md 1). */
export function createStores(passes: Connection, ballots: Connection) {
  return {
    survey: surveyStore(passes),
    pool: poolStore(passes),
    key: keyStore(passes),
    pass: passStore(passes),
    projection: projectionStore(passes),
    release: releaseStore(passes),
    ballotKeys: ballotKeysStore(passes),
    answer: answerStore(ballots),
    tally: tallyStore(ballots),
  }
}

export function modelsOf(stores: Stores): PreparedModel[] {
  const { survey, pool, key, pass, projection, release, ballotKeys, tally } = stores
  return [
    ...survey.models,
    ...pool.models,
    ...key.models,
    ...pass.models,
    ...projection.models,
    ...release.models,
    ...ballotKeys.models,
    ...tally.models,
  ]
}
