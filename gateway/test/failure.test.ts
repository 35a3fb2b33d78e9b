import { createLogger } from '@tinnhiem/kit/logger'
import { createServer, type RequestListener } from 'node:http'
import { listen, stopListening } from '@tinnhiem/kit/service'
import { describe, expect, it } from 'vitest'
import { startWorld } from './world.ts'

const HOME = `{ me { member { name { full } } } myRatings { level union { name { vi } } cycle { year survey { title { vi } } } }
  mySurveys { title { vi } audience { name { vi } } } }`
const log = createLogger('test', 'silent')

/** A world whose surveys subgraph is `answer` instead. */
async function withSurveys(answer: RequestListener, timeoutMs = 30_000) {
  const server = createServer(answer)
  const url = await listen(server, 0)
  const world = await startWorld({
    log,
    change: (config) => ({
      ...config,
      timeoutMs,
      allowAdHoc: true,
      subgraphs: { ...config.subgraphs, surveys: url },
    }),
  })
  return {
    world,
    [Symbol.asyncDispose]: async () => {
      await world[Symbol.asyncDispose]()
      server.closeAllConnections()
      await stopListening(server)
    },
  }
}

const OTHERS = {
  me: { member: { name: { full: 'Lò Thị Hặc' } } },
  myRatings: [
    { level: 'GOOD', union: { name: { vi: 'CĐCS U-0' } }, cycle: { year: 2023, survey: null } },
  ],
  mySurveys: null,
}

/** One part of each of the five services on one page. */
const PAGE = `{ me { roles { role } } myRatings { level } mySurveys { title { vi } }
  myRecognitions { title { vi } } myReferralInvitation { id } }`
const WHOLE: Record<string, unknown> = {
  me: { roles: [] },
  myRatings: [{ level: 'GOOD' }],
  mySurveys: [{ title: { vi: 'Khảo sát' } }],
  myRecognitions: [{ title: { vi: 'Giấy khen' } }],
  myReferralInvitation: null,
}
const PARTS = [
  ['membership', 'me'],
  ['ratings', 'myRatings'],
  ['surveys', 'mySurveys'],
  ['campaigns', 'myRecognitions'],
  ['referrals', 'myReferralInvitation'],
] as const

describe('a page of five services', () => {
  it.each(PARTS)('keeps the rest when %s is down', async (service, field) => {
    await using world = await startWorld({
      log,
      change: (config) => ({ ...config, allowAdHoc: true }),
    })
    const cookie = await world.signIn('M-1')
    const whole = await world.ask(PAGE, { cookie })
    expect([whole.data, whole.errors]).toEqual([WHOLE, undefined])
    await world.stubs[service][Symbol.asyncDispose]()
    const { status, data, errors } = await world.ask(PAGE, { cookie })
    expect(status).toBe(200)
    expect(data).toEqual({ ...WHOLE, [field]: null })
    expect(errors?.map(({ path, extensions }) => ({ path, extensions }))).toEqual([
      { path: [field], extensions: { code: 'SUBGRAPH_UNAVAILABLE', service } },
    ])
  })
})

/** Tables of counts by two services; the names in them are membership's. */
const TABLES = `{
  fundBoard(under: "P12", year: 2023) { year organization { ...Named }
    support { units supporters rows { organization { ...Named } units supporters } } }
  referralCounts(year: 2023, organization: "P12") { year
    total { organization { ...Named } sent } parts { organization { ...Named } sent } }
} fragment Named on UnionOrganization { id name { vi } }`
const UP_1 = { id: 'UP-1', name: { vi: 'CĐCS UP-1' } }
const COUNTS = {
  fundBoard: {
    year: 2023,
    organization: null,
    support: {
      units: 3,
      supporters: 30,
      rows: [
        { organization: null, units: 1, supporters: 10 },
        { organization: null, units: 2, supporters: 20 },
      ],
    },
  },
  referralCounts: {
    year: 2023,
    total: { organization: null, sent: 9 },
    parts: [{ organization: null, sent: 5 }],
  },
}

describe('a subgraph that is down', () => {
  it.each(['stock', 'compiled'] as const)(
    'takes names out of tables and leaves their counts (%s)',
    async (executor) => {
      await using world = await startWorld({
        log,
        change: (config) => ({ ...config, allowAdHoc: true, executor }),
      })
      const cookie = await world.signIn('M-1', 'ANALYST')
      const whole = await world.ask(TABLES, { cookie })
      expect(whole.errors).toBeUndefined()
      expect(whole.data).toMatchObject({ referralCounts: { parts: [{ organization: UP_1 }] } })
      await world.stubs.membership[Symbol.asyncDispose]()
      const { status, data, errors } = await world.ask(TABLES, { cookie })
      expect(status).toBe(200)
      expect(data).toEqual(COUNTS)
      const away = { code: 'SUBGRAPH_UNAVAILABLE', service: 'membership' }
      expect(errors?.map(({ extensions }) => extensions)).toEqual(errors?.map(() => away))
      const places = new Set(errors?.map(({ path }) => path?.filter((key) => key !== 0).join('.')))
      expect(places).toContain('fundBoard.organization')
      expect(places).toContain('referralCounts.total.organization')
    },
  )

  it('nulls its own part and says so', async () => {
    await using world = await startWorld({
      log,
      change: (config) => ({ ...config, allowAdHoc: true }),
    })
    await world.stubs.surveys[Symbol.asyncDispose]()
    const cookie = await world.signIn('M-1')
    const { status, data, errors } = await world.ask(HOME, {
      cookie,
      headers: { 'accept-language': 'en' },
    })
    expect(status).toBe(200)
    expect(data).toEqual(OTHERS)
    const unavailable = {
      message: 'One part of the platform is down for now. The rest still works.',
      extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'surveys' },
    }
    expect(errors).toContainEqual({ ...unavailable, path: ['mySurveys'] })
    expect(errors).toContainEqual({ ...unavailable, path: ['myRatings', 0, 'cycle', 'survey'] })
    expect(errors).toHaveLength(2)
  })

  it('is not waited for longer than the limit', async () => {
    // long enough for the others on a machine that pauses, and far from the minute of a whole request
    await using place = await withSurveys(() => {}, 3_000)
    const started = performance.now()
    const { data, codes } = await place.world.ask(HOME, { cookie: await place.world.signIn('M-1') })
    expect(performance.now() - started).toBeLessThan(30_000)
    expect(data).toEqual(OTHERS)
    expect(new Set(codes)).toEqual(new Set(['SUBGRAPH_UNAVAILABLE']))
  })

  it('is not waited for when it stops in the middle of a body', async () => {
    await using place = await withSurveys((_, response) => void response.write('{"data":'), 1_000)
    expect((await place.world.ask(HOME)).data).toMatchObject({ mySurveys: null })
  })

  it.each([
    ['a stack trace', 500, 'Error: at /srv/surveys/secret.ts:12 mongodb://root:pw@10.1.2.3'],
    ['a page', 200, '<html>secret</html>'],
    ['JSON of another kind', 200, '["secret"]'],
    [
      'an error with extensions',
      200,
      JSON.stringify({
        data: null,
        errors: [
          {
            message: 'secret',
            extensions: {
              code: 'INTERNAL_SERVER_ERROR',
              stacktrace: ['secret'],
              response: { url: 'http://10.0.0.1', body: 'secret' },
            },
          },
        ],
      }),
    ],
    ['a refused signature', 401, 'secret'],
  ])('tells clients nothing of %s', async (_, status, body) => {
    await using place = await withSurveys((request, response) => {
      request.resume()
      response.writeHead(status, { 'content-type': 'application/json' }).end(body)
    })
    const { text, data, errors, headers } = await place.world.ask(HOME, {
      cookie: await place.world.signIn('M-1'),
    })
    expect(data).toEqual(OTHERS)
    expect(errors?.length).toBeGreaterThan(0)
    expect(text + JSON.stringify([...headers])).not.toMatch(
      /secret|10\.\d|127\.0\.0\.1|stacktrace|"response"|serviceName/,
    )
  })

  it.each(['with a length', 'in chunks'])('may not flood the gateway, %s', async (how) => {
    await using place = await withSurveys((request, response) => {
      request.resume()
      const body = JSON.stringify({ data: { mySurveys: [] }, more: 'x'.repeat(1_100_000) })
      if (how === 'in chunks') response.write(' ')
      response.end(body)
    })
    const { errors } = await place.world.ask('{ mySurveys { id } }')
    expect(errors?.map(({ extensions }) => extensions)).toEqual([
      { code: 'RESPONSE_TOO_LARGE', service: 'surveys' },
    ])
  })

  it('as membership: a session whose roles are unknown is refused, not believed', async () => {
    await using world = await startWorld({
      log,
      change: (config) => ({ ...config, allowAdHoc: true }),
    })
    const cookie = await world.signIn('M-1', 'PROVINCIAL_OFFICER')
    await world.stubs.membership[Symbol.asyncDispose]()
    const reply = await world.ask('{ myRatings { level } }', { cookie })
    expect([reply.status, reply.codes]).toEqual([503, ['SUBGRAPH_UNAVAILABLE']])
    expect(reply.errors?.[0]?.extensions.service).toBe('membership')
    expect((await world.ask('{ myRatings { level } }')).data).toEqual({
      myRatings: [{ level: 'GOOD' }],
    })
  })
})

describe('an answer above one megabyte', () => {
  it('is refused with a code, whoever it is made of', async () => {
    await using world = await startWorld({
      log,
      change: (config) => ({ ...config, allowAdHoc: true }),
    })
    // one large entity, sent once by its subgraph, four times in the answer
    const reply = await world.ask(
      '{ ratings(year: 1999) { edges { node { cycle { survey { title { vi } } } } } } }',
    )
    expect([reply.status, reply.codes]).toEqual([400, ['RESPONSE_TOO_LARGE']])
  })
})

describe('a bug in a subgraph', () => {
  it('is told as INTERNAL, without its words', async () => {
    await using world = await startWorld({
      log,
      change: (config) => ({ ...config, allowAdHoc: true }),
    })
    const { text, codes } = await world.ask('{ member(id: "M-1", purpose: "x") { id } }')
    expect(codes).toEqual(['INTERNAL'])
    expect(text).not.toContain('secret')
  })
})
