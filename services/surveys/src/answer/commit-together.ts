import { randomInt } from 'node:crypto'
import { sameBallot, type AnswerStore, type StoredBallot } from './answer-store.ts'

/** What became of a ballot: stored, the same bytes as before, or not newer than what is stored. */
export type Committed =
  | { kind: 'stored' | 'repeat'; day: string }
  | { kind: 'stale' }
  | { kind: 'closed' }

type Waiting = {
  survey: string
  ballot: StoredBallot
  resolve: (committed: Committed) => void
  reject: (error: unknown) => void
}

export type CommitTogether = {
  /** Resolves after the majority commit; `busy` without storing when too many wait. */
  add: (survey: string, ballot: StoredBallot) => Promise<Committed> | 'busy'
  [Symbol.asyncDispose]: () => Promise<void>
}

const GATHER_MS = 4
const LARGEST_BATCH = 500

/**
 * Gathers the ballots of a few milliseconds, shuffles them and commits them together (privacy.md 2.6): faster than one
 * by one, and the order of arrival is lost before anything is written.
 * @param isOpen asked once per batch and survey, from the database: after closing nothing more is written
 */
export function commitTogether(
  store: AnswerStore,
  isOpen: (survey: string) => Promise<boolean>,
  mostWaiting: number,
): CommitTogether {
  let waiting: Waiting[] = []
  let inFlight = 0
  let timer: NodeJS.Timeout | null = null
  const running = new Set<Promise<void>>()
  const flush = () => {
    timer = null
    const batch = waiting.slice(0, LARGEST_BATCH)
    waiting = waiting.slice(LARGEST_BATCH)
    if (waiting.length > 0) schedule()
    const work = commitBatch(store, isOpen, batch).finally(() => {
      inFlight -= batch.length
      running.delete(work)
    })
    running.add(work)
  }
  const schedule = () => (timer ??= setTimeout(flush, GATHER_MS))
  return {
    add: (survey, ballot) => {
      if (inFlight >= mostWaiting) return 'busy'
      inFlight++
      const { promise, resolve, reject } = Promise.withResolvers<Committed>()
      waiting.push({ survey, ballot, resolve, reject })
      schedule()
      return promise
    },
    [Symbol.asyncDispose]: async () => {
      while (waiting.length > 0 || running.size > 0) {
        if (timer) clearTimeout(timer)
        flush()
        await Promise.all(running)
      }
    },
  }
}

async function commitBatch(
  store: AnswerStore,
  isOpen: (survey: string) => Promise<boolean>,
  batch: Waiting[],
): Promise<void> {
  const bySurvey = Map.groupBy(shuffle(batch), ({ survey }) => survey)
  await Promise.all(
    [...bySurvey].map(async ([survey, part]) => await commitSurvey(store, isOpen, survey, part)),
  )
}

async function commitSurvey(
  store: AnswerStore,
  isOpen: (survey: string) => Promise<boolean>,
  survey: string,
  part: Waiting[],
): Promise<void> {
  try {
    if (!(await isOpen(survey))) return part.forEach(({ resolve }) => resolve({ kind: 'closed' }))
    const notStored = await store.insertAll(
      survey,
      part.map(({ ballot }) => ballot),
    )
    for (const [index, { ballot, resolve }] of part.entries()) {
      const why = notStored.get(index)
      if (why === undefined) resolve({ kind: 'stored', day: ballot.day })
      if (why === 'SEALED') resolve({ kind: 'closed' })
    }
    const again = part.filter((_, index) => notStored.get(index) === 'THERE')
    await Promise.all(
      again.map(async (entry) => entry.resolve(await replace(store, survey, entry.ballot))),
    )
  } catch (error) {
    part.forEach(({ reject }) => reject(error))
  }
}

async function replace(
  store: AnswerStore,
  survey: string,
  ballot: StoredBallot,
): Promise<Committed> {
  const replaced = await store.replaceOlder(survey, ballot)
  if (replaced === 'REPLACED') return { kind: 'stored', day: ballot.day }
  if (replaced === 'SEALED') return { kind: 'closed' }
  const stored = await store.find(survey, ballot.id)
  const same = stored && sameBallot(stored, ballot)
  return same ? { kind: 'repeat', day: stored.day } : { kind: 'stale' }
}

/** Fisher-Yates with a cryptographic source: the order must not be guessable either. */
function shuffle<T>(items: readonly T[]): T[] {
  const out = [...items]
  for (let i = out.length - 1; i > 0; i--) {
    const j = randomInt(i + 1)
    const [a, b] = [out[i], out[j]]
    if (a !== undefined && b !== undefined) [out[i], out[j]] = [b, a]
  }
  return out
}
