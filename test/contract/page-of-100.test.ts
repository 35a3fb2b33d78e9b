import { readSubgraphSdl } from '@tinnhiem/gateway/compose'
import { buildASTSchema, isObjectType, parse, type GraphQLSchema } from 'graphql'
import { importJWK, SignJWT } from 'jose'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePeople, type UnitPlan } from '../world/people.ts'
import { answers, closesAndReleases, draftsSurvey, GLAD, opensSurvey } from '../world/verbs.ts'
import { ratesYear } from '../world/rating-verbs.ts'
import { createWorld, type TestWorld } from '../world/world.ts'
import { countDatabaseCalls, idsIn, multiply } from './database-calls.ts'
import { wholeSelection } from './whole-selection.ts'

/**
 * A page of 100 costs as many database calls as a page of 10, for every entity of every service and everything that can
 * be selected on it, three levels deep (issue 6, "N+1"). MongoDB's own profiler counts.
 */
const UNITS: UnitPlan[] = [
  ...Array.from({ length: 104 }, (_, at) => ({
    id: `U-${String(at).padStart(3, '0')}`,
    upper: at < 60 ? 'UP-TANUYEN' : 'UP-PHONGTHO',
    members: at < 2 ? 12 : 2,
  })),
  { id: 'U-OFFICE', upper: null, members: 16, workers: 16 },
]
const SERVICES = ['membership', 'surveys', 'ratings', 'campaigns', 'referrals'] as const
type Service = (typeof SERVICES)[number]
const WORKERS = ['surveysWorker', 'ratingsWorker', 'campaignsWorker', 'referralsWorker'] as const

/** Where the ids of each entity are found. */
const PLACES: Readonly<Record<string, [database: string, collection: string, field?: string]>> = {
  'membership.UnionOrganization': ['membership', 'organizations'],
  'membership.Member': ['membership', 'members'],
  'membership.NamedPerson': ['membership', 'members'],
  'membership.Employer': ['membership', 'employers'],
  'membership.OfficerAppointment': ['membership', 'officers'],
  'surveys.Survey': ['surveys_pass', 'surveys'],
  'ratings.Rating': ['ratings', 'ratings', 'id'],
  'ratings.RatingCycle': ['ratings', 'cycles'],
  'campaigns.Campaign': ['campaigns', 'campaigns'],
  'campaigns.CampaignParticipation': ['campaigns', 'participations'],
}

/** The database of a service's entities; the ballots have another and are no entities. */
const DATABASES: Readonly<Record<Service, string>> = {
  membership: 'membership',
  surveys: 'surveys_pass',
  ratings: 'ratings',
  campaigns: 'campaigns',
  referrals: 'referrals',
}
/** Arguments of the fields that are asked for. */
const VALUES = { year: 2023, on: '2023-11-20', purpose: 'kiểm tra số lần đọc', lang: 'vi' }
const DEPTH = 2
/** Relays of the services may fall into either page; a call for each of 90 more objects does not hide in it. */
const BESIDE = 5
/** A board is a page of its own, opened for one campaign: its page is a walk along an index of that campaign. */
const ALONE = ['Campaign.board']

let world: TestWorld
let token: string

beforeAll(async () => {
  const people = makePeople(UNITS)
  world = await createWorld({ redisDb: 60, people })
  await fillProvince()
  // what runs every few seconds reads as much as there is, and would fall into one of the two pages
  for (const name of WORKERS) await world.stopService(name)
  const key = await importJWK(JSON.parse(world.env['TN_IDENTITY_KEY'] ?? '{}'), 'EdDSA')
  const roles = ['PROVINCIAL_OFFICER', 'INSPECTION', 'SURVEY_ADMINISTRATOR', 'ANALYST'].map(
    (role) => ({ role, org: 'P12', path: '/P12' }),
  )
  token = await new SignJWT({ sub: people.memberIds.get('hang') ?? '', roles, lang: 'vi' })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setIssuer('tinnhiem-gateway')
    .setAudience('subgraph')
    .setExpirationTime('10m')
    .sign(key)
}, 180_000)
afterAll(async () => await world[Symbol.asyncDispose]())

/** A year that is rated, and more than 100 of what people make one by one. */
async function fillProvince(): Promise<void> {
  const year = await opensSurvey(world)
  for (let place = 0; place < 12; place++) await answers(world, `U-000:${place}`, year.id, GLAD)
  await closesAndReleases(world, year.id)
  await ratesYear(world, 2023, year.id)
  await draftsSurvey(world, { year: 2024, opensOn: '2024-11-20', closesOn: '2024-11-30' })
  const campaign = await launches()
  const chair = await world.as('U-000:0')
  const register = `mutation ($id: ID!) { registerInCampaign(campaign: $id, unit: "U-000", target: 3) { __typename } }`
  await chair.data(register, { id: campaign })
  const { uri } = world.databases
  await multiply(uri('surveys_pass'), 'surveys', 100, (at) => ({ _id: hex(at), year: 3000 + at }))
  await multiply(uri('ratings'), 'cycles', 100, (at) => ({
    _id: `leaders-${3000 + at}`,
    year: 3000 + at,
  }))
  await multiply(uri('campaigns'), 'campaigns', 100, () => ({ _id: randomUUID() }))
  await multiply(uri('campaigns'), 'participations', 100, (at) => ({
    _id: randomUUID(),
    unitId: `U-${String(at + 1).padStart(3, '0')}`,
  }))
}

const hex = (at: number): string => String(at).padStart(64, '0')

async function launches(): Promise<string> {
  const changed = `{ __typename ... on CampaignChanged { campaign { id version } } ... on Failure { code message } }`
  const bao = await world.as('bao')
  const draft = `mutation ($input: CampaignInput!) {
    draftCampaign(issuer: "P12", template: "GREEN_CLEAN_OSH", input: $input) ${changed} }`
  const input = { startsOn: '2023-11-20', endsOn: '2023-12-31', registrationUntil: '2023-12-20' }
  let { campaign } = (await bao.data(draft, { input }))['draftCampaign']
  for (const [who, move] of [
    ['bao', 'SUBMIT'],
    ['hang', 'APPROVE'],
    ['bao', 'PUBLISH'],
  ] as const) {
    const document = `mutation ($id: ID!, $v: Int!) { moveCampaign(campaign: $id, version: $v, move: ${move}) ${changed} }`
    const asked = { id: campaign.id, v: campaign.version }
    const moved = (await (await world.as(who)).data(document, asked))['moveCampaign']
    if (!moved.campaign) throw new Error(`${move}: ${JSON.stringify(moved)}`)
    campaign = moved.campaign
  }
  return campaign.id
}

function schemaOf(name: Service): GraphQLSchema {
  return buildASTSchema(parse(readSubgraphSdl(name)), { assumeValidSDL: true })
}

async function ask(service: Service, query: string, variables: object): Promise<any> {
  const response = await fetch(`${world.env[`TN_${service.toUpperCase()}_URL`]}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-tinnhiem-identity': token },
    body: JSON.stringify({ query, variables }),
  })
  return await response.json()
}

/** Entities a service resolves; a type it only names has no row. */
function entitiesOf(service: Service, schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && isKeyed(type.astNode?.directives ?? []))
    .map(({ name }) => `${service}.${name}`)
}

const isKeyed = (directives: readonly { name: { value: string } }[]) =>
  directives.some(({ name }) => name.value === 'key')

/** Real ids; of the referrals made-up ones, which cost the same look-up and show nothing. */
async function idsOf(entity: string): Promise<string[]> {
  const type = entity.split('.')[1] ?? ''
  const owner = SERVICES.find((service) => PLACES[`${service}.${type}`])
  const place = PLACES[entity] ?? PLACES[`${owner}.${type}`]
  if (!place) return Array.from({ length: 100 }, (_, at) => `unknown-${at}`)
  const [database, collection, field] = place
  return await idsIn(world.databases.uri(database), collection, field)
}

describe('a page of 100', () => {
  for (const service of SERVICES) {
    const schema = schemaOf(service)
    for (const entity of entitiesOf(service, schema)) {
      it(`of ${entity} costs as many database calls as a page of 10`, async () => {
        const type = schema.getType(entity.split('.')[1] ?? '')
        const selection = type && wholeSelection(type, VALUES, DEPTH, ALONE)
        const ids = await idsOf(entity)
        expect(ids.length).toBeGreaterThan(50)
        const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${type?.name} ${selection} } }`
        const page = async (size: number) => {
          const r = ids.slice(0, size).map((id) => ({ __typename: type?.name, id }))
          const answer = await ask(service, query, { r })
          expect(answer.data._entities, JSON.stringify(answer).slice(0, 500)).toHaveLength(
            Math.min(size, ids.length),
          )
        }
        await using counter = await countDatabaseCalls(world.databases.uri(DATABASES[service]))
        const ten = await counter.during(async () => await page(10))
        let more: string[] = []
        // a busy machine lets what is read together arrive apart, and so adds reads: the best of some pages counts. A read
        // for each object is in all of them
        for (let tries = 0; tries === 0 || (more.length > 0 && tries < 5); tries += 1) {
          const hundred = await counter.during(async () => await page(100))
          more = Object.entries(hundred).flatMap(([collection, calls]) =>
            calls > (ten[collection] ?? 0) + BESIDE ? [`${collection}: ${calls}`] : [],
          )
        }
        expect(more, JSON.stringify(ten)).toEqual([])
      })
    }
  }
})
