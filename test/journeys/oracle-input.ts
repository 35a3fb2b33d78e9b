import type { OracleFact } from '../oracle/rows.ts'
import type { OracleInput } from '../oracle/oracle.ts'
import type { TestPeople, UnitPlan } from '../world/people.ts'

type Year = {
  year: number
  people: TestPeople
  units: readonly UnitPlan[]
  ballots: OracleInput['ballots']
  /** Beside density: what else ratings are told. */
  facts?: readonly OracleFact[]
}

/** What the independent program is given for a year of a test province: the same people, posts and ballots, no code of ours. */
export function oracleInput({ year, people, units, ballots, facts = [] }: Year): OracleInput {
  const uppers = [...new Set(units.flatMap(({ upper }) => upper ?? []))]
  const below = (id: string) => units.filter(({ upper }) => upper === id)
  const chairs = people.world.officers.filter(({ unionId }) => unionId !== 'P12')
  return {
    ballots,
    unions: units.map(({ id, upper, members }) => ({
      id,
      upperId: upper,
      eligible: members,
      directUnderProvince: upper === null,
    })),
    facts: [
      ...units.map((unit) => density(unit.id, [unit])),
      ...uppers.map((id) => density(id, below(id))),
      ...facts,
    ],
    posts: chairs.map(({ id, memberId, unionId, from, to }) => ({
      id,
      memberId,
      unionId,
      kind: unionId.startsWith('UP-') ? ('upper' as const) : ('chair' as const),
      from,
      to,
    })),
    closingDay: `${year}-12-01`,
    year,
  }
}

function density(unionId: string, of: readonly UnitPlan[]): OracleFact {
  return {
    unionId,
    code: 'A2',
    numerator: of.reduce((sum, { members }) => sum + members, 0),
    denominator: of.reduce((sum, { workers, members }) => sum + (workers ?? members), 0),
  }
}
