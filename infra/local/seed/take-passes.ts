import { z } from 'zod'
import {
  blind,
  createBallotKey,
  finalize,
  fromBase64url,
  passMessage,
  readPoolKey,
  toBase64url,
  verifyManifest,
  type Pass,
  type PoolKey,
} from '@tinnhiem/web/ballot'
import type { GraphDoor } from './graph-door.ts'
import type { Session } from './sign-in.ts'

/** One pool as a phone knows it after checking the manifest. */
export type CheckedPool = { survey: string; number: number; manifestHash: string; key: PoolKey }

const Mine = z.object({
  mySurveys: z.array(
    z.object({
      id: z.string(),
      manifestHash: z.string().nullable(),
      myPool: z.object({ number: z.number(), list: z.string() }).nullable(),
    }),
  ),
})
const Manifest = z.object({
  surveyManifest: z.object({ header: z.string(), list: z.string().nullable() }),
})
const Issued = z.object({
  issueSurveyPass: z.object({ blindSignature: z.string(), pool: z.number() }),
})

/**
 * The pool of the person signed in: number and hash from the signed-in side, keys from the manifest that is fetched
 * without a session and checked against it.
 */
export async function findPool(
  door: GraphDoor,
  session: Session,
  survey: string,
): Promise<CheckedPool> {
  const { mySurveys } = await session({ operation: 'MySurveys', variables: {}, answer: Mine })
  const mine = mySurveys.find(({ id }) => id === survey)
  if (!mine?.myPool || mine.manifestHash === null)
    throw new Error('not on the roster of the survey')
  const { number, list } = mine.myPool
  const variables = { survey, list }
  const { surveyManifest } = await door.askAnonymously({
    operation: 'SurveyManifest',
    variables,
    answer: Manifest,
  })
  const checked = await verifyManifest(
    surveyManifest.header,
    surveyManifest.list ?? '',
    mine.manifestHash,
  )
  if (!checked.ok) throw new Error(`the manifest is refused: ${checked.problem}`)
  const pool = checked.list.pools.find((each) => each.number === number)
  if (!pool) throw new Error(`pool ${number} is not in its list`)
  return { survey, number, manifestHash: mine.manifestHash, key: await readPoolKey(pool.publicKey) }
}

/** Takes a pass: what is signed is blinded, so that the issuer never sees the ballot key. */
export async function takePass(session: Session, pool: CheckedPool): Promise<Pass> {
  const { survey, number, manifestHash } = pool
  const key = await createBallotKey()
  const message = await passMessage({
    survey,
    pool: number,
    manifestHash,
    publicKey: key.publicKey,
  })
  const { blinded, inverse } = await blind(message, pool.key)
  const variables = { survey, manifestHash, blinded: toBase64url(blinded) }
  const { issueSurveyPass } = await session({
    operation: 'IssueSurveyPass',
    variables,
    answer: Issued,
  })
  const signed = fromBase64url(issueSurveyPass.blindSignature)
  const passSignature = await finalize(message, pool.key, signed, inverse)
  return { survey, pool: number, manifestHash, key, passSignature }
}
