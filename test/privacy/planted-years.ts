import { createConnection } from 'mongoose'
import type { ClassRow } from '../../services/ratings/src/class-figure/tell-classes.ts'
import { box, tallyOf } from '../../services/surveys/src/result/random-pools.ts'
import { makeRelease, type Release } from '../../services/surveys/src/result/release.ts'
import { YEARLY_QUESTIONS } from '../../services/surveys/src/survey/questions.ts'
import type { UnitPlan } from '../world/people.ts'
import type { Databases } from '../world/databases.ts'

/** Chairs by class, best first, of the upper unions: a year with one hidden row alone, and two with many. */
export const YEARS: Readonly<Record<number, readonly ClassRow[]>> = {
  2021: [row('UP-EVEN', 6, 20, 7, 5), row('UP-LOW', 6, 14, 3, 2), row('UP-TOP', 6, 9, 7, 6)],
  2022: [
    row('UP-EVEN', 6, 20, 7, 5),
    row('UP-LOW', 6, 14, 3, 2),
    row('UP-TOP', 2, 14, 7, 6),
    row('UP-BOTH', 2, 14, 6, 1),
    row('UP-SAME', 1, 28, 0, 0),
    row('UP-FEW', 1, 1, 1, 0),
    row('UP-ONE', 0, 0, 0, 1),
  ],
  2023: [
    row('UP-EVEN', 6, 21, 6, 5),
    row('UP-LOW', 6, 14, 5, 0),
    row('UP-TOP', 5, 12, 7, 5),
    row('UP-BOTH', 5, 11, 6, 1),
    row('UP-SAME', 5, 10, 0, 0),
    row('UP-FEW', 0, 2, 0, 1),
    row('UP-ONE', 1, 0, 0, 0),
  ],
}

/** A province whose upper unions have units of all sizes; the analyst is a member of the office union. */
export const UNITS: UnitPlan[] = [
  ...Object.entries({ EVEN: 7, LOW: 6, TOP: 5, BOTH: 4, SAME: 5, FEW: 3, ONE: 1 }).flatMap(
    ([name, units]) =>
      Array.from({ length: units }, (_, at) => ({
        id: `U-${name}-${at}`,
        upper: `UP-${name}`,
        members: 2,
      })),
  ),
  { id: 'U-OFFICE', upper: null, members: 16, workers: 16 },
]

function row(id: string, ...counts: number[]): ClassRow {
  return { id, counts }
}

/** Ids that nobody who sees aggregates may ever be shown. */
export const PLANTED_PERSON = 'M-PLANTED'

/** Two published cycles and two releases, as the services would have left them. */
export async function plantYears(databases: Databases): Promise<ReadonlyMap<number, Release>> {
  const releases = new Map<number, Release>()
  for (const [year, rows] of Object.entries(YEARS)) {
    await plantCycle(databases, Number(year), rows)
    const release = releaseOf(Number(year))
    await plantRelease(databases, Number(year), release)
    releases.set(Number(year), release)
  }
  return releases
}

export const surveyOf = (year: number): string => String(year).padStart(64, '0')

async function plantCycle(databases: Databases, year: number, rows: readonly ClassRow[]) {
  const levels = ['EXCELLENT', 'GOOD', 'COMPLETED', 'NOT_COMPLETED']
  const id = `leaders-${year}`
  const runId = `run-${id}-v1`
  const leaders = rows.flatMap(({ id: upperId, counts }) =>
    counts.flatMap((count, place) => Array(count).fill({ upperId, level: levels[place] })),
  )
  const level = (wanted?: string) => leaders.filter((one) => one.level === wanted).length
  const counts = {
    ...{ rated: leaders.length, excellent: level(levels[0]), good: level(levels[1]) },
    ...{ completed: level(levels[2]), notCompleted: level(levels[3]), notRated: 0, tied: 0 },
  }
  const result = {
    runId,
    startedBy: 'M-1',
    closingDay: `${year}-11-20`,
    inputsHash: 'i',
    ratingsHash: 'r',
    counts,
  }
  await insert(databases.uri('ratings'), 'cycles', [
    {
      ...{ _id: id, year, surveyId: surveyOf(year), schemeCode: 'leader-2023', state: 'PUBLISHED' },
      ...{ version: 4, steps: [], runNo: 1, result, decisionNo: '1' },
    },
  ])
  await insert(
    databases.uri('ratings'),
    'ratings',
    leaders.map(({ upperId, level: got }, position) => ({
      ...{ _id: `${runId}.A-${position}`, id: `${id}.A-${position}`, runId, cycleId: id },
      ...{ memberId: `${PLANTED_PERSON}-${position}`, unionId: `U-PLANTED-${position}`, upperId },
      ...{ post: 'CHAIR', level: got, position, rating: '{}' },
    })),
  )
}

function releaseOf(year: number): Release {
  const pools = UNITS.map(({ id, upper }, at) => {
    const ballots = /OFFICE|ONE/.test(id) ? 14 : 9 + ((at * 7 + year) % 9)
    return { ...tallyOf(box(at + 1, ballots, { upperId: upper })), unionId: id, upperId: upper }
  })
  return makeRelease({ surveyId: surveyOf(year), manifestHash: 'm', k: 10, pools })
}

async function plantRelease(databases: Databases, year: number, release: Release) {
  const id = surveyOf(year)
  const at = new Date(`${year}-11-01T00:00:00+07:00`)
  await insert(databases.uri('surveys_pass'), 'surveys', [
    {
      ...{ _id: id, title: { vi: `Năm ${year}`, en: `Year ${year}` }, year, state: 'RELEASED' },
      ...{ version: 7, audienceId: 'P12', audiencePath: '/P12', opensOn: '', closesOn: '' },
      ...{ opensAt: at, closesAt: at, k: 10, ruleVersion: 'residual-roll-up-1', authorId: 'M-1' },
      ...{ questions: YEARLY_QUESTIONS, windows: [], steps: [], boardKey: null, tallyAttempt: 1 },
      ...{ manifest: { header: '{}', hash: 'm' }, closingDay: `${year}-11-20`, totals: null },
    },
  ])
  const signed = { survey: id, releasedOn: `${year}-11-21`, hash: 'h', signature: 's' }
  await insert(databases.uri('surveys_pass'), 'releases', [
    { _id: id, ...signed, canonical: JSON.stringify(release) },
  ])
}

async function insert(uri: string, collection: string, rows: object[]): Promise<void> {
  const connection = await createConnection(uri).asPromise()
  await connection.collection(collection).insertMany(rows)
  await connection.close()
}
