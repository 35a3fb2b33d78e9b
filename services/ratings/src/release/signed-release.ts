import { createPublicKey, verify } from 'node:crypto'
import * as z from 'zod'
import { digestOf } from '../recompute.ts'
import { isCertified, type ReleaseKeys } from './release-keys.ts'

/** What the board key signs begins with this (surveys/src/result/release-bytes.ts). */
const LABEL = 'tinnhiem-release-v1\0'

const counts = z.object({
  levels: z.array(z.int().min(0)),
  skipped: z.int().min(0),
  dontKnow: z.int().min(0),
})
const pool = z.object({
  number: z.int().min(0),
  unionId: z.string().nullable(),
  upperId: z.string().nullable(),
})
const content = z.object({
  surveyId: z.string(),
  year: z.int(),
  closingDay: z.iso.date(),
  k: z.int().positive(),
  groups: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['POOL', 'OTHER_UNITS']),
      pools: z.array(pool),
      upperId: z.string().nullable(),
      eligible: z.int().min(0),
      ballots: z.int().min(0),
      counts: z.record(z.string(), counts),
    }),
  ),
})

/** The part of a release that leaders are rated from. */
export type ReleaseContent = z.infer<typeof content>

/** A release as surveys tells it: `canonical` is the text the board key signed, without the label. */
export type SignedRelease = {
  surveyId: string
  year: number
  closingDay: string
  k: number
  releaseHash: string
  signature: string
  boardKey: string
  certificate: string
  canonical: string
}

export type ReadRelease =
  | { ok: true; content: ReleaseContent }
  | { ok: false; problem: 'HASH' | 'SIGNATURE' | 'CONTENT' | 'ORIGIN' }

/**
 * Reads a release only if its hash, its Ed25519 signature (base64url, key as SPKI DER) and its content agree with
 * what was told about it (D-14), and a release key says that the board key is that survey's: without it anybody could
 * sign a release of their own (infra/decisions/007).
 */
export function readRelease(told: SignedRelease, keys: ReleaseKeys): ReadRelease {
  if (digestOf(told.canonical) !== told.releaseHash) return { ok: false, problem: 'HASH' }
  if (!isSigned(told)) return { ok: false, problem: 'SIGNATURE' }
  const parsed = content.safeParse(jsonOf(told.canonical))
  if (!parsed.success) return { ok: false, problem: 'CONTENT' }
  const said = ['surveyId', 'year', 'closingDay', 'k'] as const
  const same = said.every((key) => parsed.data[key] === told[key])
  if (!same) return { ok: false, problem: 'CONTENT' }
  if (!isCertified(keys, told)) return { ok: false, problem: 'ORIGIN' }
  return { ok: true, content: parsed.data }
}

function isSigned({ canonical, signature, boardKey }: SignedRelease): boolean {
  try {
    const key = createPublicKey({
      key: Buffer.from(boardKey, 'base64url'),
      format: 'der',
      type: 'spki',
    })
    if (key.asymmetricKeyType !== 'ed25519') return false
    return verify(null, Buffer.from(LABEL + canonical), key, Buffer.from(signature, 'base64url'))
  } catch {
    return false
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
