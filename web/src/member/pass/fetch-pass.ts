import type { ApolloClient } from '@apollo/client'
import { errorCode, type ErrorCode } from '../../apollo/errors.ts'
import {
  blind,
  createBallotKey,
  finalize,
  fromBase64url,
  nullKey,
  passMessage,
  readPoolKey,
  toBase64url,
  toHex,
  type ManifestPool,
  type PoolKey,
} from '../../ballot/ballot.ts'
import { IssueSurveyPassDocument } from '../../generated/member-operations.ts'
import type { SurveySnapshot } from '../survey/snapshot.ts'
import { vaultChanged } from '../vault/change.ts'
import { vault, type StoredPass } from '../vault/db.ts'

/**
 * READY: the pass is in the vault. Otherwise the type of the refusal, SIGNATURE when the issuer's answer does not verify,
 * or the code of what stood in the way this time.
 */
export type PassOutcome =
  | { kind: 'READY' }
  | { kind: 'REFUSED'; type: string }
  | { kind: 'LATER'; code: ErrorCode }

/**
 * Gets the one pass of this member (privacy.md 2.2-2.3). Ballot key and blinding are stored before the request, so that
 * a broken connection repeats the same blinded value and gets the same answer.
 */
export async function fetchPass(
  client: ApolloClient,
  snapshot: SurveySnapshot,
  pool: ManifestPool,
): Promise<PassOutcome> {
  const run = async (): Promise<PassOutcome> => {
    const db = await vault()
    const stored = await db.get('passes', [snapshot.owner, snapshot.survey])
    if (stored?.passSignature) return { kind: 'READY' }
    const key = await readPoolKey(pool.publicKey)
    const pass = stored ?? (await preparePass(snapshot, key))
    return issue(client, pass, key)
  }
  const name = `tn-pass-${snapshot.owner}-${snapshot.survey}`
  return navigator.locks ? navigator.locks.request(name, run) : run()
}

async function preparePass(snapshot: SurveySnapshot, poolKey: PoolKey): Promise<StoredPass> {
  const { owner, survey, manifestHash } = snapshot
  const pool = snapshot.pool.number
  const key = await createBallotKey()
  const message = await passMessage({ survey, pool, manifestHash, publicKey: key.publicKey })
  const ballotKey = toHex(await nullKey(message))
  const blinding = await blind(message, poolKey)
  const pass = {
    owner,
    survey,
    key,
    pool,
    manifestHash,
    ballotKey,
    blinding,
    passSignature: null,
    seq: 0,
  }
  await (await vault()).put('passes', pass)
  return pass
}

async function issue(
  client: ApolloClient,
  pass: StoredPass,
  poolKey: PoolKey,
): Promise<PassOutcome> {
  const { survey, manifestHash, blinding } = pass
  if (!blinding) return { kind: 'LATER', code: 'INTERNAL' }
  const variables = { survey, manifestHash, blinded: toBase64url(blinding.blinded) }
  const { data, error } = await client.mutate({
    mutation: IssueSurveyPassDocument,
    variables,
    fetchPolicy: 'no-cache',
  })
  const result = data?.issueSurveyPass
  if (!result) return { kind: 'LATER', code: error ? errorCode(error) : 'SERVER_DOWN' }
  if (result.__typename !== 'SurveyPassIssued') return { kind: 'REFUSED', type: result.__typename }
  return finish(pass, poolKey, fromBase64url(result.blindSignature))
}

async function finish(
  pass: StoredPass,
  poolKey: PoolKey,
  blindSignature: Uint8Array<ArrayBuffer>,
): Promise<PassOutcome> {
  if (!pass.blinding) return { kind: 'LATER', code: 'INTERNAL' }
  const message = await passMessage({ ...pass, publicKey: pass.key.publicKey })
  try {
    const passSignature = await finalize(message, poolKey, blindSignature, pass.blinding.inverse)
    await (await vault()).put('passes', { ...pass, blinding: null, passSignature })
    vaultChanged()
    return { kind: 'READY' }
  } catch {
    return { kind: 'REFUSED', type: 'SIGNATURE' }
  }
}
