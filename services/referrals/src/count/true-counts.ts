import type { TrueCount } from './publish-counts.ts'

/** A case that was sent in the year counted; `person` is a keyed hash, the same for one member. */
export type CountedCase = {
  person: string
  state: string
  closedMonth: string | null
  sent: { unionId: string; year: number }
}

/** Those of the cases that were sent in a year. */
export function sentInYear<C extends { sent: CountedCase['sent'] | null }>(
  cases: readonly C[],
  year: number,
): (C & { sent: CountedCase['sent'] })[] {
  return cases.flatMap((one) => (one.sent?.year === year ? [{ ...one, sent: one.sent }] : []))
}

/** What erased cases left behind (REF-7). */
export type ErasedCount = { unionId: string; year: number; sent: number; withdrawn: number }

/** One member of a year: where counted, and whether anything is left that was not withdrawn. */
export type CountedMember = { unionId: string; isWithdrawn: boolean }

/**
 * Distinct members (T7): who was put forward twice in a year counts once, where the first of the two was sent - it was
 * closed before the second could be opened (I-8) - and is withdrawn only if every one was.
 */
export function membersOf(cases: readonly CountedCase[]): CountedMember[] {
  const ofPerson = Map.groupBy(cases, ({ person }) => person)
  return [...ofPerson.values()].map((all) => {
    const [first] = all.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
    if (!first) throw new Error('a group without a case')
    return {
      unionId: first.sent.unionId,
      isWithdrawn: all.every(({ state }) => state === 'WITHDRAWN'),
    }
  })
}

function orderOf({ closedMonth, sent }: CountedCase): string {
  return `${closedMonth ?? '9999'}.${sent.unionId}`
}

/** The true counts of every union with any, in order of id. */
export function trueCounts(
  members: readonly CountedMember[],
  erased: readonly Omit<ErasedCount, 'year'>[],
): TrueCount[] {
  const counts = new Map<string, TrueCount>()
  const add = (unitId: string, sent: number, withdrawn: number) => {
    const known = counts.get(unitId) ?? { unitId, sent: 0, withdrawn: 0 }
    counts.set(unitId, {
      unitId,
      sent: known.sent + sent,
      withdrawn: known.withdrawn + withdrawn,
    })
  }
  for (const { unionId, isWithdrawn } of members) add(unionId, 1, isWithdrawn ? 1 : 0)
  for (const { unionId, sent, withdrawn } of erased) add(unionId, sent, withdrawn)
  return [...counts.values()].toSorted((a, b) => (a.unitId < b.unitId ? -1 : 1))
}
