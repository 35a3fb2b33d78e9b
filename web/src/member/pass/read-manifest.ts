import { verifyManifest, type ManifestCheck } from '../../ballot/ballot.ts'
import { askAnonymously } from '../../apollo/anonymous.ts'
import { isRecord } from '../../apollo/read.ts'

/** The checked manifest, or why the network or the server gave none. */
export type ManifestAnswer = { ok: true; check: ManifestCheck } | { ok: false; code: string }

/**
 * Fetches the manifest and the member's pool list without a session and compares them with the hash of the signed-in
 * survey: a key made for one person would differ (privacy.md 2.1).
 */
export async function readManifest(
  survey: string,
  list: string,
  expectedHash: string,
): Promise<ManifestAnswer> {
  const answer = await askAnonymously('SurveyManifest', { survey, list })
  if (!answer.ok) return answer
  const manifest = isRecord(answer.data) ? answer.data['surveyManifest'] : undefined
  if (!isRecord(manifest)) return { ok: false, code: 'NOT_FOUND' }
  const { header, list: pools } = manifest
  if (typeof header !== 'string' || typeof pools !== 'string')
    return { ok: false, code: 'NOT_FOUND' }
  return { ok: true, check: await verifyManifest(header, pools, expectedHash) }
}
