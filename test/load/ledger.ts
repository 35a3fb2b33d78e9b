/** A fact as ratings keep it. */
export type KeptFact = { unionId: string; rev: number; numerator: number }

/** What a unit's officer did that was acknowledged: registrations and withdrawals, one after the other. */
export type Deed = 'REGISTERED' | 'WITHDRAWN'

/** What a unit's officer did, and where the unit stands in the end. */
export type Done = { deeds: readonly Deed[]; last: Deed }

/**
 * Everything wrong with the facts of one unit that stays in one campaign and joins and leaves another: each deed is one
 * fact, in its order, neither lost nor told under two numbers, and each says what was true after its deed.
 */
export function factFaults(
  unit: string,
  facts: readonly KeptFact[],
  { deeds, last }: Done,
): string[] {
  const told = facts.filter(({ unionId }) => unionId === unit).toSorted((a, b) => a.rev - b.rev)
  const wanted = [1, ...deeds.map(countAfter)].map((numerator, at) => `${at + 1}:${numerator}`)
  const given = told.map(({ rev, numerator }) => `${rev}:${numerator}`)
  const wrong = Array.from({ length: Math.max(given.length, wanted.length) }, (_, at) => at).find(
    (at) => wanted[at] !== given[at],
  )
  const stands = deeds.at(-1) ?? 'WITHDRAWN'
  return [
    ...(stands === last ? [] : [`${unit} is ${last} and was left ${stands}`]),
    ...(wrong === undefined
      ? []
      : [
          `${unit}: ${given.length} facts for ${wanted.length} deeds; no. ${wrong + 1} is ${given[wrong]}, not ${wanted[wrong]}`,
        ]),
  ]
}

function countAfter(deed: Deed): number {
  return deed === 'REGISTERED' ? 2 : 1
}
