import { LEAST, MOST_WAITING } from './limits.ts'
import { groupsOf, type PlacedUnit } from './place-units.ts'
import type { CountCell, ReleasedGroup, TrueCount } from './publish-counts.ts'

/** What may be told of a group's unions: the numbers of some, and whether the others may be called "fewer than 5". */
type Choice = { shown: TrueCount[]; words: boolean }

/**
 * The grassroots unions of the year's last table. A union of five or more is shown unless what is left of its group
 * would give a hidden one away; then the smallest shown one is withheld, and so on (complementary suppression). Where
 * even the word "fewer than 5" would tell too much, the hidden ones are WITHHELD, which says nothing.
 */
export function unitCells(
  places: readonly PlacedUnit[],
  groups: readonly ReleasedGroup[],
  truth: ReadonlyMap<string, TrueCount>,
  asOf: string,
): CountCell[] {
  const members = groupsOf(places)
  const shown = new Map<string, TrueCount>()
  const small = new Set<string>()
  for (const group of groups) {
    const rows = (members.get(group.group) ?? []).map(
      ({ id }) => truth.get(id) ?? { unitId: id, sent: 0, withdrawn: 0 },
    )
    const choice = choose(rows, group, asOf)
    for (const row of choice.shown) shown.set(row.unitId, row)
    if (choice.words) for (const { unitId } of rows) small.add(unitId)
  }
  return places.map(({ id }) => {
    const sent = shown.get(id)?.sent
    const cell = { orgId: id, sent: null, asOf: null, net: null, netAsOf: null }
    if (sent !== undefined) return { ...cell, shown: 'PUBLISHED', sent, asOf }
    return { ...cell, shown: small.has(id) ? 'UNDER_5' : 'WITHHELD' }
  })
}

function choose(rows: readonly TrueCount[], group: ReleasedGroup, asOf: string): Choice {
  let shown = rows.filter(({ sent }) => sent >= LEAST).toSorted((a, b) => a.sent - b.sent)
  for (;;) {
    const hidden = rows.filter((row) => !shown.includes(row))
    const words = hidden.every(({ sent }) => sent < LEAST)
    if (isSafe(shown, hidden, group, asOf)) return { shown, words }
    if (shown.length === 0) return { shown, words: false }
    shown = shown.slice(1)
  }
}

/**
 * Whether nobody, alone or with the officer of one union, learns more of a hidden union than its word. The group's true
 * sum is its published number and, unless that is of this day, 0 to 4 more. What is left for the hidden ones must be
 * five people or more, and must fit into them without any single one. A number of an earlier day is the sum of that day,
 * when the officer's own count may have been nought: it is not taken off then.
 */
function isSafe(
  shown: readonly TrueCount[],
  hidden: readonly TrueCount[],
  { sent, withdrawn }: ReleasedGroup,
  asOf: string,
): boolean {
  if (shown.length === 0 && sent.count === 0) return true
  const isFresh = sent.asOf === asOf
  const waiting = isFresh ? 0 : MOST_WAITING
  const all = [...shown, ...hidden]
  const isTimely = withdrawn.asOf === asOf
  const own = all.map((row) => ({ ...row, withdrawn: isTimely ? row.withdrawn : 0 }))
  if (!withdrawalsStayOpen(shown, own, sent.count, withdrawn.count)) return false
  if (hidden.length === 0) return isFresh
  const rest = sent.count - shown.reduce((sum, row) => sum + row.sent, 0)
  if (rest < LEAST) return false
  if (hidden.some((row) => row.sent >= LEAST)) return hidden.length >= 3
  return (
    rest + waiting <= MOST_WAITING * hidden.length &&
    hidden.every((row) => fitsWithout(hidden.length - 2, isFresh ? rest - row.sent : rest)) &&
    fitsWithout(hidden.length - 1, rest)
  )
}

function fitsWithout(unions: number, people: number): boolean {
  return people <= MOST_WAITING * unions
}

/** Nobody is shown to have withdrawn in a union with a number: the others, less an insider's, could hold them all. */
function withdrawalsStayOpen(
  shown: readonly TrueCount[],
  all: readonly TrueCount[],
  sent: number,
  withdrawn: number,
): boolean {
  const insiders = [{ unitId: '', sent: 0, withdrawn: 0 }, ...all]
  return shown.every((row) =>
    insiders.every(
      (one) => one.unitId === row.unitId || withdrawn - one.withdrawn <= sent - row.sent - one.sent,
    ),
  )
}
