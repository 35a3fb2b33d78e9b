import { setTimeout as sleep } from 'node:timers/promises'
import { compare } from '../crash/submissions.ts'
import { differences, withDatabase, type Release } from '../crash/tally.ts'
import { factFaults, type Deed, type KeptFact } from './ledger.ts'
import type { LoadWorld } from './load-world.ts'
import { idsByName } from './questions.ts'
import type { Written } from './writers.ts'

const PATIENCE_MS = 90_000

/**
 * What is wrong when everything is up again: facts that did not arrive once, ballots acknowledged and not kept, or a
 * tally - made while its worker is killed once more - whose numbers the ballots do not give, or that came twice.
 */
export async function lookAfterwards(
  house: LoadWorld,
  written: Written,
  log: (line: string) => void,
): Promise<string[]> {
  const facts = await factsInTheEnd(house, written)
  log(`${written.ballots.length} ballots and ${deedsOf(written)} registrations acknowledged`)
  const { lost, unknown, twice } = await compare(house.world, house.work.survey, written.ballots)
  const ballots = Object.entries({ lost, unknown, twice }).flatMap(([what, keys]) =>
    keys.length > 0 ? [`${keys.length} ballots ${what}`] : [],
  )
  return [...facts, ...ballots, ...(await tallyFaults(house, log))]
}

export function deedsOf({ deeds }: Written): number {
  return [...deeds.values()].reduce((sum, one) => sum + one.length, 0)
}

async function factsInTheEnd(house: LoadWorld, written: Written): Promise<string[]> {
  return await untilNone(async () => {
    const facts = await withDatabase(house.world, 'ratings', async (db) => {
      const rows = db.collection<KeptFact>('facts').find({ code: 'CAMPAIGN_REGISTERED' })
      return await rows.toArray()
    })
    const places = await placesIn(house)
    return [...written.deeds].flatMap(([unit, deeds]) =>
      factFaults(unit, facts, {
        deeds,
        last: places.get(unit) ?? 'WITHDRAWN',
      }),
    )
  })
}

/** Where the units stand in the campaign they join and leave, as campaigns keep it. */
async function placesIn({ world, work }: LoadWorld): Promise<Map<string, Deed>> {
  return await withDatabase(world, 'campaigns', async (db) => {
    const rows = db.collection<{ subjectId: string; state: Deed }>('participations')
    const found = await rows.find({ campaignId: work.campaign }).toArray()
    return new Map(found.map(({ subjectId, state }) => [subjectId, state]))
  })
}

async function tallyFaults(house: LoadWorld, log: (line: string) => void): Promise<string[]> {
  const { world, work, workers } = house
  await closes(house)
  await workers.get('surveys-worker')?.killAndRestart()
  log('the survey is closed, its worker was killed and is back')
  const rows = async (name: string, collection: string, filter: object) =>
    await withDatabase(world, name, (db) => db.collection(collection).find(filter).toArray())
  const missing = await untilNone(async () => {
    const arrived = await rows('ratings', 'releases', { _id: work.survey as never })
    return arrived.length === 1 ? [] : ['the release did not reach ratings']
  })
  const releases = await rows('surveys_pass', 'releases', { _id: work.survey as never })
  if (releases.length !== 1) return [...missing, `${releases.length} releases`]
  const told = await rows('surveys_pass', 'outbox', {
    name: 'trustReleased',
    'payload.surveyId': work.survey,
  })
  if (told.length !== 1) missing.push(`the release was told ${told.length} times`)
  const release: Release = JSON.parse(String(releases[0]?.['canonical']))
  return [...missing, ...(await differences(world, work.survey, release))]
}

async function closes({ world, work }: LoadWorld): Promise<void> {
  const ids = idsByName()
  const mai = await world.as('mai')
  const { survey } = await mai.data(ids.get('SurveyDetail') ?? '', { id: work.survey })
  const asked = { id: work.survey, version: survey.version, title: survey.title.vi }
  const { closeSurvey } = await mai.data(ids.get('CloseSurvey') ?? '', asked)
  if (closeSurvey.__typename !== 'SurveyChanged')
    throw new Error(`not closed: ${JSON.stringify(closeSurvey)}`)
}

/** Faults that last: what is only on its way is waited for. */
async function untilNone(look: () => Promise<string[]>): Promise<string[]> {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const faults = await look()
    if (faults.length === 0 || Date.now() > until) return faults
    await sleep(500)
  }
}
