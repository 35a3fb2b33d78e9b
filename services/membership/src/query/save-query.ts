import { NotFound } from '@tinnhiem/kit/errors'
import { inTransaction } from '@tinnhiem/kit/mongo'
import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import { randomBytes } from 'node:crypto'
import { requireAnalyst } from '../analyst.ts'
import type { Context } from '../context.ts'
import {
  problemOf,
  QUERY_RULES,
  tidy,
  type QueryProblem,
  type QueryText,
  type SavedQuery,
} from './saved-query.ts'

export type SaveQueryOutcome =
  | { kind: 'saved'; query: SavedQuery }
  | { kind: 'invalid'; problem: QueryProblem }
  | { kind: 'conflict'; currentVersion: number }
  | { kind: 'full' }

/** Which one is changed, in the version that was read; null makes a new one. */
export type SavedBefore = { id: string; version: number } | null

/**
 * Keeps a question: a new one, or the author's own again.
 * @throws NotSignedIn, NotAllowed, NotFound (unknown, or somebody else's: shared ones are copied, never changed)
 */
export async function saveQuery(
  ctx: Context,
  given: QueryText,
  before: SavedBefore,
): Promise<SaveQueryOutcome> {
  const viewer = requireAnalyst(ctx.viewer)
  const text = tidy(given)
  const problem = problemOf(text)
  if (problem) return { kind: 'invalid', problem }
  return before ? await change(ctx, viewer, text, before) : await add(ctx, viewer, text)
}

async function change(
  { stores, clock }: Context,
  viewer: SignedInViewer,
  text: QueryText,
  before: NonNullable<SavedBefore>,
): Promise<SaveQueryOutcome> {
  const own = { ...before, memberId: viewer.id }
  const query = await stores.query.update(own, { ...text, updatedOn: clock.today() })
  if (query) return { kind: 'saved', query }
  const currentVersion = await stores.query.versionOf(before.id, viewer.id)
  if (currentVersion === null) throw new NotFound(viewer.lang)
  return { kind: 'conflict', currentVersion }
}

async function add(
  { stores, clock }: Context,
  viewer: SignedInViewer,
  text: QueryText,
): Promise<SaveQueryOutcome> {
  const id = randomBytes(12).toString('base64url')
  const query = { ...text, id, memberId: viewer.id, updatedOn: clock.today(), version: 1 }
  return await inTransaction(stores.connection, async (session) => {
    await stores.turn.take(viewer.id, session)
    const kept = await stores.query.countOf(viewer.id, session)
    if (kept >= QUERY_RULES.kept) return { kind: 'full' }
    await stores.query.insert(query, session)
    return { kind: 'saved', query }
  })
}
