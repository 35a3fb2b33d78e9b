import {
  blind,
  createBallotKey,
  finalize,
  fromBase64url,
  passMessage,
  readPoolKey,
  toBase64url,
  verifyManifest,
  type Pass,
  type PoolKey,
} from '@tinnhiem/web/ballot'
import { importJWK, SignJWT } from 'jose'
import { Pool } from 'undici'
import type { TestWorld } from '../world/world.ts'

/** What is asked of surveys here: where somebody belongs, and a blind signature. */
type Answered = {
  survey: { manifestHash: string; myPool: { number: number; list: string } }
  issueSurveyPass: { blindSignature?: string }
}
type CheckedPool = { number: number; manifestHash: string; key: PoolKey }

/**
 * Real passes for many members. To save thousands of sign-ins the test signs the gateway's short-lived identity itself
 * and asks surveys directly; everything else is what a phone does.
 */
export async function takePasses(
  world: TestWorld,
  survey: string,
  members: readonly string[],
): Promise<Pass[]> {
  const surveys = new Pool(world.env['TN_SURVEYS_URL'] ?? '', { connections: 16 })
  const identity = await identitySigner(world)
  const ask = async (member: string, query: string, variables: object) => {
    const { body } = await surveys.request({
      method: 'POST',
      path: '/graphql',
      headers: {
        'content-type': 'application/json',
        'x-tinnhiem-identity': await identity(member),
      },
      body: JSON.stringify({ query, variables }),
    })
    const answer = (await body.json()) as { data?: Answered; errors?: unknown }
    if (answer.errors || !answer.data) throw new Error(JSON.stringify(answer))
    return answer.data
  }
  const pools = new Map<string, Promise<CheckedPool>>()
  const poolOf = async (member: string): Promise<CheckedPool> => {
    const unit = unitOf(member)
    const found =
      pools.get(unit) ??
      findPool(world, survey, (query) => ask(idOf(world, member), query, { survey }))
    pools.set(unit, found)
    return await found
  }
  try {
    return await inLanes(12, members, async (member) => {
      const pool = await poolOf(member)
      return await takePass(
        survey,
        pool,
        async (variables) => (await ask(idOf(world, member), ISSUE, variables)).issueSurveyPass,
      )
    })
  } finally {
    await surveys.destroy()
  }
}

const ISSUE =
  'mutation ($survey: ID!, $manifestHash: String!, $blinded: String!) { issueSurveyPass(survey: $survey, manifestHash: $manifestHash, blinded: $blinded) { __typename ... on SurveyPassIssued { blindSignature } } }'

function unitOf(key: string): string {
  return key.split(':')[0] ?? ''
}

function idOf(world: TestWorld, key: string): string {
  return world.people.memberIds.get(key) ?? ''
}

async function identitySigner(world: TestWorld): Promise<(member: string) => Promise<string>> {
  const key = await importJWK(JSON.parse(world.env['TN_IDENTITY_KEY'] ?? ''), 'EdDSA')
  return async (member) =>
    await new SignJWT({ roles: [], lang: 'vi' })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer('tinnhiem-gateway')
      .setAudience('subgraph')
      .setSubject(member)
      .setIssuedAt()
      .setExpirationTime('30s')
      .sign(key)
}

async function findPool(
  world: TestWorld,
  survey: string,
  ask: (query: string) => Promise<Answered>,
): Promise<CheckedPool> {
  const seen = await ask(
    'query ($survey: ID!) { survey(id: $survey) { manifestHash myPool { number list } } }',
  )
  const { manifestHash, myPool } = seen.survey
  const { surveyManifest } = await world.nobody.data(
    'query ($survey: String!, $list: String) { surveyManifest(survey: $survey, list: $list) { header list } }',
    { survey, list: myPool.list },
  )
  const checked = await verifyManifest(surveyManifest.header, surveyManifest.list, manifestHash)
  if (!checked.ok) throw new Error(checked.problem)
  const pool = checked.list.pools.find(({ number }) => number === myPool.number)
  if (!pool) throw new Error('the own pool is not in the list')
  return { number: pool.number, manifestHash, key: await readPoolKey(pool.publicKey) }
}

async function takePass(
  survey: string,
  { number: pool, manifestHash, key: poolKey }: CheckedPool,
  issue: (variables: object) => Promise<{ blindSignature?: string }>,
): Promise<Pass> {
  const key = await createBallotKey()
  const message = await passMessage({ survey, pool, manifestHash, publicKey: key.publicKey })
  const { blinded, inverse } = await blind(message, poolKey)
  const issued = await issue({ survey, manifestHash, blinded: toBase64url(blinded) })
  if (!issued.blindSignature) throw new Error(`no pass: ${JSON.stringify(issued)}`)
  const signed = fromBase64url(issued.blindSignature)
  return {
    survey,
    pool,
    manifestHash,
    key,
    passSignature: await finalize(message, poolKey, signed, inverse),
  }
}

/** Works through the items, so many at a time, and keeps their order. */
export async function inLanes<T, R>(
  width: number,
  items: readonly T[],
  work: (item: T, at: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  const queue = items.entries()
  const lane = async () => {
    for (const [at, item] of queue) results[at] = await work(item, at)
  }
  await Promise.all(Array.from({ length: width }, lane))
  return results
}
