import { connectMongo, prepareModels } from '@tinnhiem/kit/mongo'
import type { OrganizationItem, RosterItem } from '@tinnhiem/membership/events'
import { randomBytes } from 'node:crypto'
import { createStores, modelsOf, type Stores } from '../src/stores.ts'
import { YEARLY_QUESTIONS } from '../src/survey/questions.ts'
import type { SurveyRecord } from '../src/survey/survey-record.ts'

/** The two databases of surveys, thrown away at the end; no service runs. */
export async function ownStores(): Promise<Stores & AsyncDisposable> {
  const prefix = `tn_test_${randomBytes(6).toString('hex')}`
  const open = async (name: string) => {
    const url = new URL(process.env['TN_MONGO_URI'] ?? '')
    url.pathname = `/${prefix}_${name}`
    return await connectMongo(url.href)
  }
  const connections = [await open('surveys_pass'), await open('surveys_ballot')] as const
  const stores = createStores(...connections)
  await prepareModels(modelsOf(stores))
  const drop = async () => {
    for (const connection of connections) {
      await connection.dropDatabase()
      await connection.close()
    }
  }
  return { ...stores, [Symbol.asyncDispose]: drop }
}

const FROM = '2015-01-01'

/** One union of so many members under its own audience; the same call with more members adds those. */
export async function takeInUnion(stores: Stores, id: string, members: readonly string[]) {
  const name = { vi: id, en: id }
  const union: OrganizationItem = {
    id,
    code: id,
    name,
    kind: 'GRASSROOTS',
    level: 'GRASSROOTS',
    parentId: 'P12',
    path: `/P12/${id}`,
    validFrom: FROM,
    validTo: null,
    rev: 1,
  }
  await stores.projection.takeOrganizations([union])
  const terms = members.map((memberId): RosterItem => ({
    memberId,
    unionId: id,
    from: FROM,
    to: null,
    rev: 1,
  }))
  await stores.projection.takeRoster(terms)
}

export function people(count: number, prefix = 'M'): string[] {
  return Array.from({ length: count }, (_, place) => `${prefix}-${place}`)
}

export function aSurvey(given: Partial<SurveyRecord> = {}): SurveyRecord {
  return {
    id: randomBytes(32).toString('hex'),
    title: { vi: 'Khảo sát', en: 'Survey' },
    year: 2023,
    state: 'SCHEDULED',
    version: 3,
    audienceId: 'U-A',
    audiencePath: '/P12/U-A',
    opensOn: '2023-11-20',
    closesOn: '2023-11-30',
    opensAt: new Date('2023-11-20T00:00:00+07:00'),
    closesAt: new Date('2100-12-01T00:00:00+07:00'),
    k: 10,
    ruleVersion: 'residual-roll-up-1',
    authorId: 'M-AUTHOR',
    questions: YEARLY_QUESTIONS,
    windows: [],
    steps: [],
    manifest: null,
    boardKey: null,
    closingDay: null,
    tallyAttempt: 1,
    totals: null,
    ...given,
  }
}
