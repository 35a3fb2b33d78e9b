import { inTransaction, isDuplicateKey } from '@tinnhiem/kit/mongo'
import type { ClientSession, Types } from 'mongoose'
import type { Context } from '../context.ts'
import type { MediaType } from './content.ts'
import { contentIdOf } from './content-store.ts'
import type { Evidence } from './evidence.ts'
import { safeFileName } from './file-name.ts'
import type { Wanted } from './ticket-store.ts'

/** What only a test may do between the two halves of storing. */
export type StoreFaults = { beforeRecord?: () => Promise<void> }

type Tools = Pick<Context, 'stores' | 'clock' | 'log'>
type Checked = { mediaType: MediaType; parts: readonly Uint8Array[] }

const MOST_TRIES = 3

/**
 * Stores a checked file and shows it: the bytes first, as a leftover nothing refers to, then one transaction that makes
 * them evidence. The same file for the same subject is the same evidence.
 */
export async function storeEvidence(
  tools: Tools,
  wanted: Wanted,
  { mediaType, parts }: Checked,
  faults: StoreFaults = {},
): Promise<Evidence> {
  const { stores, clock, log } = tools
  const fileId = await stores.content.write(parts)
  await faults.beforeRecord?.()
  const { kind, subject, memberId } = wanted
  const on = clock.today()
  const made: Evidence = {
    id: stores.evidence.newId(),
    ...{ kind, subject, private: wanted.private, mediaType },
    fileName: safeFileName(wanted.fileName, mediaType),
    bytes: parts.reduce((sum, part) => sum + part.length, 0),
    contentId: contentIdOf(parts),
    ...{ state: 'PENDING', version: 1, uploadedBy: memberId, uploadedOn: on },
    steps: [{ state: 'PENDING', on, by: memberId, reason: null }],
  }
  const { evidence, needed } = await record(tools, made, fileId)
  if (!needed)
    await stores.content
      .sweepOne(fileId)
      .catch((error: unknown) => log.warn({ reason: String(error) }, 'evidence leftover'))
  return evidence
}

type Recorded = { evidence: Evidence; needed: boolean }

async function record(
  { stores }: Pick<Tools, 'stores'>,
  made: Evidence,
  fileId: Types.ObjectId,
  tries = 1,
): Promise<Recorded> {
  const once = async (session: ClientSession): Promise<Recorded> => {
    const same = await stores.evidence.same(made, session)
    if (same) return { evidence: same, needed: false }
    const needed = await stores.content.refer(
      made.contentId,
      { fileId, bytes: made.bytes },
      session,
    )
    await stores.evidence.insert(made, session)
    return { evidence: made, needed }
  }
  try {
    return await inTransaction(stores.connection, once)
  } catch (error) {
    // two of the same content at the same moment: the later one looks again
    if (tries >= MOST_TRIES || !isDuplicateKey(error)) throw error
    return await record({ stores }, made, fileId, tries + 1)
  }
}
