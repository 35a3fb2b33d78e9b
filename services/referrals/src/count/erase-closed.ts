import { inTransaction } from '@tinnhiem/kit/mongo'
import type { WorkerContext } from '../jobs/worker-context.ts'
import { plusMonths } from '../referral/days.ts'
import type { UnopenedCase } from './count-store.ts'
import { membersOf, sentInYear } from './true-counts.ts'

/** Months a closed case is kept (domain.md D-7). */
const KEPT_MONTHS = 24

/**
 * Erases what was closed 24 months ago to counts of its union and year: the case, its reads, what was printed, and the
 * key that opened them (REF-7). No count changes by it. Safe to run twice and beside itself.
 * @returns how many cases were erased
 */
export async function eraseClosed({ stores, clock }: WorkerContext): Promise<number> {
  const due = plusMonths(clock.today(), -KEPT_MONTHS)
  // the whole month is over 24 months ago: the day of closing is sealed, its month is not
  const month = plusMonths(`${due.slice(0, 7)}-01`, -1).slice(0, 7)
  const found = await stores.count.closedUpTo(month)
  let erased = 0
  for (const people of chunks([...new Set(found.map(({ person }) => person))], 50))
    erased += await inTransaction(stores.connection, async (session) => {
      const cases = await stores.count.ofPeople(people, session)
      const going = erasable(cases, month)
      if (going.length === 0) return 0
      for (const year of new Set(going.flatMap(({ sent }) => sent?.year ?? [])))
        for (const { unionId, isWithdrawn } of membersOf(sentInYear(going, year)))
          await stores.count.addErased(
            { unionId, year, sent: 1, withdrawn: isWithdrawn ? 1 : 0 },
            session,
          )
      const ids = going.map(({ id }) => id)
      await stores.read.erase(ids, session)
      await stores.form.erase(ids, session)
      await stores.referral.erase(ids, session)
      return ids.length
    })
  return erased
}

/**
 * What may go: a member sent twice in a year counts once, so the cases of one member and year go together, when the last
 * of them is old enough.
 */
export function erasable<
  C extends Pick<UnopenedCase, 'person' | 'closedMonth'> & { sent: { year: number } | null },
>(cases: readonly C[], month: string): C[] {
  const isOld = ({ closedMonth }: C) => closedMonth !== null && closedMonth <= month
  const groups = Map.groupBy(cases, ({ person, sent }) => `${person}.${sent?.year ?? ''}`)
  return [...groups.values()].flatMap((group) =>
    group[0]?.sent ? (group.every(isOld) ? group : []) : group.filter(isOld),
  )
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) =>
    all.slice(n * size, (n + 1) * size),
  )
}
