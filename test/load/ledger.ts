/** A fact as ratings keep it. */
export type KeptFact = { unionId: string; rev: number; numerator: number }

/** What a unit's officer did that was acknowledged: registrations and withdrawals, one after the other. */
export type Deed = 'REGISTERED' | 'WITHDRAWN'

/**
 * Everything wrong with the facts of one unit that stays in one campaign and joins and leaves another: each deed is one
 * fact, in its order, neither lost nor told under two numbers, and each says what was true after its deed.
 */
export function factFaults(
  unit: string,
  facts: readonly KeptFact[],
  deeds: readonly Deed[],
): string[] {
  const told = facts.filter(({ unionId }) => unionId === unit).toSorted((a, b) => a.rev - b.rev)
  const due = [1, ...deeds.map((deed) => (deed === 'REGISTERED' ? 2 : 1))]
  const given = told.map(({ rev, numerator }) => `${rev}:${numerator}`)
  const wanted = due.map((numerator, at) => `${at + 1}:${numerator}`)
  const wrong = wanted.findIndex((one, at) => one !== given[at])
  if (wrong === -1 && given.length === wanted.length) return []
  const at = wrong === -1 ? wanted.length : wrong
  return [
    `${unit}: ${given.length} facts for ${wanted.length} deeds; no. ${at + 1} is ${given[at]}, not ${wanted[at]}`,
  ]
}
