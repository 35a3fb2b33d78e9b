import { Pool } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rateLeaders } from '../oracle/oracle.ts'
import { boardOf, ratesYear } from '../world/rating-verbs.ts'
import { makePeople, type UnitPlan } from '../world/people.ts'
import { answers, closesAndReleases, GLAD, opensSurvey, SORRY } from '../world/verbs.ts'
import { createWorld, type TestWorld } from '../world/world.ts'
import { oracleInput } from './oracle-input.ts'

/**
 * What campaigns count reaches the rating of a chair, and nothing else of it does (issue 5, "Facts"): an initiative, a
 * model and a registration give the bonus that the independent program gives; giving (T8) gives nothing.
 */
const UNITS: UnitPlan[] = [
  ...Array.from({ length: 10 }, (_, i) => ({
    id: `U-0${i}`,
    upper: i < 5 ? 'UP-TANUYEN' : 'UP-PHONGTHO',
    members: 14,
    workers: 14 + i,
  })),
  { id: 'U-OFFICE', upper: null, members: 16, workers: 16 },
]
const UNIT = 'U-07'
const [CHAIR, AUTHOR, COAUTHOR, UPPER] = [`${UNIT}:0`, `${UNIT}:5`, `${UNIT}:6`, 'phin']
/** One pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let world: TestWorld

beforeAll(async () => {
  const people = makePeople(UNITS, ['2023-06-30'])
  world = await createWorld({ redisDb: 35, people, at: '2023-06-20T08:00:00+07:00' })
}, 120_000)
afterAll(async () => await world[Symbol.asyncDispose]())

async function does(key: string, field: string, document: string, variables: object): Promise<any> {
  const answer = (await (await world.as(key)).data(document, variables))[field]
  expect(answer.__typename, `${key} ${field} ${JSON.stringify(answer)}`).toMatch(/ed$|Made$/)
  return answer
}

const FAILS = '... on Failure { code message }'

describe('a year of campaigns', () => {
  it('a drive is launched by one, approved by another, and the unit registers', async () => {
    const changed = `__typename ... on CampaignChanged { campaign { id version state } } ${FAILS}`
    const draft = `mutation ($issuer: ID!, $input: CampaignInput!) {
      draftCampaign(issuer: $issuer, template: "GREEN_CLEAN_OSH", input: $input) { ${changed} } }`
    const input = { startsOn: '2023-06-20', endsOn: '2023-10-31', registrationUntil: '2023-08-31' }
    let { campaign } = await does('bao', 'draftCampaign', draft, { issuer: 'P12', input })
    const move = `mutation ($id: ID!, $v: Int!, $move: CampaignMove!) {
      moveCampaign(campaign: $id, version: $v, move: $move) { ${changed} } }`
    for (const [who, step] of [
      ['bao', 'SUBMIT'],
      ['hang', 'APPROVE'],
      ['bao', 'PUBLISH'],
    ] as const) {
      const asked = { id: campaign.id, v: campaign.version, move: step }
      campaign = (await does(who, 'moveCampaign', move, asked)).campaign
    }
    await does(
      CHAIR,
      'registerInCampaign',
      `mutation ($id: ID!, $unit: ID) { registerInCampaign(campaign: $id, unit: $unit, target: 3) {
        __typename ${FAILS} } }`,
      { id: campaign.id, unit: UNIT },
    )
  })

  it('an initiative of two, with a picture through the gateway, is counted by the level above', async () => {
    const changed = `__typename ... on InitiativeChanged { initiative { id version state } } ${FAILS}`
    const programmes = '{ initiativeProgrammes { id template declarations { code } } }'
    const [programme] = (await (await world.as(AUTHOR)).data(programmes))['initiativeProgrammes']
    const input = {
      title: 'Giảm hao hụt khi sao chè',
      kind: 'TECHNICAL',
      solution: 'Hạ nhiệt ở mẻ thứ hai, đảo hai lần.',
      appliedFrom: '2023-04-03',
      programme: programme.id,
      declarations: programme.declarations.map(({ code }: { code: string }) => code),
      shares: [{ share: 60 }, { share: 40 }],
    }
    const draft = `mutation ($input: InitiativeInput!) { draftInitiative(input: $input) { ${changed} } }`
    let { initiative } = await does(AUTHOR, 'draftInitiative', draft, { input })
    const code = await does(
      AUTHOR,
      'makeJoinCode',
      `mutation ($id: ID!, $v: Int!) { makeJoinCode(initiative: $id, version: $v, place: 2) {
        __typename ... on JoinCodeMade { code initiative { id version state } } ${FAILS} } }`,
      { id: initiative.id, v: initiative.version },
    )
    const join = `mutation ($code: String!) { joinInitiative(code: $code, share: 40) { ${changed} } }`
    initiative = (await does(COAUTHOR, 'joinInitiative', join, { code: code.code })).initiative
    await attaches(initiative.id)
    const move = `mutation ($id: ID!, $v: Int!, $move: InitiativeMove!, $input: InitiativeMoveInput) {
      moveInitiative(initiative: $id, version: $v, move: $move, input: $input) { ${changed} } }`
    const decision = { decisionNo: '7/QĐ-HĐSK', decisionOn: '2023-06-20' }
    for (const [who, step, more] of [
      [AUTHOR, 'SUBMIT', {}],
      [CHAIR, 'CONFIRM', {}],
      [CHAIR, 'RECOGNIZE', decision],
      [CHAIR, 'SEND', {}],
      [UPPER, 'COUNT', {}],
    ] as const) {
      const asked = { id: initiative.id, v: initiative.version, move: step, input: more }
      initiative = (await does(who, 'moveInitiative', move, asked)).initiative
    }
    expect(initiative.state).toBe('COUNTED')
  })

  it('a model is recognised, and people give: more givers than workers are refused with both numbers', async () => {
    const changed = `__typename ... on ModelChanged { model { id version } } ${FAILS}`
    const input = {
      field: 'ECONOMY',
      name: 'Tổ đổi công hái chè',
      place: 'xã Phúc Khoa',
      goal: 'Mỗi hộ neo đơn có người giúp hái chè đúng vụ.',
      launchedBy: 'UP-PHONGTHO',
    }
    const register = `mutation ($unit: ID!, $input: ModelInput!) { registerModel(unit: $unit, input: $input) { ${changed} } }`
    let { model } = await does(CHAIR, 'registerModel', register, { unit: UNIT, input })
    const move = `mutation ($id: ID!, $v: Int!, $move: ModelMove!, $input: ModelMoveInput) {
      moveModel(model: $id, version: $v, move: $move, input: $input) { ${changed} } }`
    const report = `mutation ($id: ID!, $v: Int!) { reportModelProgress(model: $id, version: $v, text: "Bảy hộ đã được giúp.") { ${changed} } }`
    const at = () => ({ id: model.id, v: model.version })
    model = (await does(CHAIR, 'moveModel', move, { ...at(), move: 'START' })).model
    model = (await does(CHAIR, 'reportModelProgress', report, at())).model
    model = (await does(CHAIR, 'moveModel', move, { ...at(), move: 'SUBMIT' })).model
    const decision = { decisionNo: '12/QĐ-LĐLĐ', decisionOn: '2023-06-20' }
    await does(UPPER, 'moveModel', move, { ...at(), move: 'RECOGNIZE', input: decision })
    await gives()
  })
})

async function attaches(initiative: string): Promise<void> {
  const ticket = await does(
    AUTHOR,
    'requestEvidenceTicket',
    `mutation ($id: ID!, $bytes: Int!) { requestEvidenceTicket(for: { kind: INITIATIVE, id: $id },
      fileName: "chè.png", mediaType: "image/png", bytes: $bytes) {
      __typename ... on EvidenceTicketIssued { url } ${FAILS} } }`,
    { id: initiative, bytes: PNG.length },
  )
  const pool = new Pool(world.url)
  const cookie = (await world.as(AUTHOR)).cookie ?? ''
  const headers = { cookie, origin: world.url, 'content-type': 'image/png' }
  const put = await pool.request({ method: 'PUT', path: ticket.url, headers, body: PNG })
  expect([put.statusCode, await put.body.text()]).toEqual([201, expect.stringContaining('EV-')])
  const again = await pool.request({ method: 'PUT', path: ticket.url, headers, body: PNG })
  expect(again.statusCode).toBeGreaterThanOrEqual(400)
  await again.body.dump()
  const { evidence } = await (
    await world.as(AUTHOR)
  ).data('query ($id: ID!) { evidence(of: { kind: INITIATIVE, id: $id }) { url mediaType } }', {
    id: initiative,
  })
  const get = async (person: string) => {
    const { cookie: own } = await world.as(person)
    const path = evidence[0].url
    const answer = await pool.request({ method: 'GET', path, headers: { cookie: own ?? '' } })
    const type = answer.headers['content-disposition']
    await answer.body.dump()
    return [answer.statusCode, String(type ?? '').split(';', 1)[0]]
  }
  expect(await get(AUTHOR)).toEqual([200, 'attachment'])
  expect(await get('U-01:3')).toEqual([404, ''])
  await pool.destroy()
}

async function gives(): Promise<void> {
  const text = { vi: 'Ủng hộ Quỹ Xã hội', en: 'Social fund' }
  const { appeal } = await does(
    'hang',
    'openFundAppeal',
    `mutation ($text: LocalizedTextInput!) { openFundAppeal(issuer: "P12", title: $text, text: $text,
      round: { from: "2023-06-01", closingDay: "2023-06-30" }) {
      __typename ... on FundAppealChanged { appeal { id } } ${FAILS} } }`,
    { text },
  )
  const record = `mutation ($id: ID!, $n: Int!) { recordContribution(unit: "${UNIT}", appeal: $id, round: 1,
    supporters: $n, totalVnd: 1500000) { __typename ... on InvalidInput { field message } ${FAILS} } }`
  const chair = await world.as(CHAIR)
  const refused = (await chair.data(record, { id: appeal.id, n: 200 }))['recordContribution']
  expect(refused).toMatchObject({ __typename: 'InvalidInput', field: 'supporters' })
  expect(refused.message).toMatch(/200[\s\S]*21/)
  await does(CHAIR, 'recordContribution', record, { id: appeal.id, n: 12 })
}

describe('the rating of the year', () => {
  it('gives the unit’s chair the bonus, to the point the independent program gives, and nobody else', async () => {
    await world.moveTo('2023-12-01T08:00:00+07:00')
    const { id: survey } = await opensSurvey(world, {
      year: 2023,
      titleVi: 'Khảo sát 2023',
      titleEn: 'Survey 2023',
      opensOn: '2023-12-01',
      closesOn: '2023-12-20',
    })
    const ballots = await everybodyAnswers(survey)
    await closesAndReleases(world, survey)
    await factsArrived()
    await ratesYear(world, 2023, survey)
    const board = await boardOf(world, 2023)
    const told = { unionId: UNIT, numerator: 1, denominator: 1, asOf: '2023-06-20', rev: 1 }
    const facts = (['D1', 'D2', 'D3'] as const).map((code) => ({ ...told, code }))
    const { people } = world
    const oracle = rateLeaders(oracleInput({ year: 2023, people, units: UNITS, ballots, facts }))
    for (const row of oracle) {
      const rated = board.find(({ id }) => id.endsWith(`.${row.postId}`))
      expect([row.postId, rated?.level]).toEqual([row.postId, row.level])
      if (row.level !== 'NOT_RATED') expect(rated?.total).toBeCloseTo(row.total ?? NaN, 4)
    }
    const lines =
      '{ ratings(year: 2023, first: 100) { edges { node { union { id } lines { criterion points } } } } }'
    const { ratings } = await (await world.as('hang')).data(lines)
    const bonus = ratings.edges.map(({ node }: any) => [
      node.union.id,
      (node.lines ?? [])
        .filter(({ criterion }: any) => /^D\d/.test(criterion))
        .map(({ points }: any) => points),
    ])
    expect(Object.fromEntries(bonus)[UNIT]).toEqual([2, 2, 1])
    expect(bonus.filter(([, points]: any) => points.some((each: number) => each > 0))).toHaveLength(
      1,
    )
  })

  it('freezes no fact of giving or of referrals, though ratings heard of them', async () => {
    const document = `query ($part: Int!) { ratingCycle(year: 2023) { inputsParts inputs(part: $part) } }`
    const hang = await world.as('hang')
    const { ratingCycle } = await hang.data(document, { part: 0 })
    expect(ratingCycle.inputsParts).toBe(1)
    expect(ratingCycle.inputs).toContain('INITIATIVE_COUNTED')
    expect(ratingCycle.inputs).not.toMatch(/"T[0-9]/)
    expect(await codesHeard()).toEqual(expect.arrayContaining(['T8a', 'T6', 'T1b']))
  })
})

async function everybodyAnswers(survey: string) {
  const ballots: { unionId: string; answers: number[] }[] = []
  const work = UNITS.slice(0, 10).flatMap(({ id }, unit) =>
    Array.from({ length: 11 }, (_, at) => async () => {
      const codes = (unit + at) % 4 === 0 ? SORRY : GLAD
      ballots.push({ unionId: id, answers: codes })
      await answers(world, `${id}:${at + 1}`, survey, codes)
    }),
  )
  const worker = async () => {
    for (let next = work.shift(); next; next = work.shift()) await next()
  }
  await Promise.all(Array.from({ length: 6 }, worker))
  return ballots
}

async function factsOf(filter: object): Promise<Record<string, any>[]> {
  const { createConnection } = await import('mongoose')
  const connection = await createConnection(world.databases.uri('ratings')).asPromise()
  const facts = await connection.collection('facts').find(filter).toArray()
  await connection.close()
  return facts
}

const codesHeard = async () => [...new Set((await factsOf({})).map(({ code }) => code))]

async function factsArrived(): Promise<void> {
  const wanted = [
    'INITIATIVE_COUNTED',
    'MODEL_RECOGNISED',
    'CAMPAIGN_REGISTERED',
    'T8a',
    'T6',
    'T1b',
  ]
  await world.until('the facts of campaigns', async () => {
    const heard = await codesHeard()
    return wanted.every((code) => heard.includes(code))
  })
}
