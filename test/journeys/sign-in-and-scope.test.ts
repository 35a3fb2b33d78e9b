import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askerAt } from '../world/ask.ts'
import { createWorld, type TestWorld } from '../world/world.ts'
import { Pool } from 'undici'

let world: TestWorld

beforeAll(async () => {
  world = await createWorld({ redisDb: 11 })
})
afterAll(async () => await world[Symbol.asyncDispose]())

const REQUEST =
  'mutation ($card: String!) { requestCode(card: $card) { __typename ... on CodeRequested { resendAfter expiresIn } ... on TooManyTries { retryAfter } ... on InvalidInput { field rule message } } }'
const VERIFY =
  'mutation ($card: String!, $code: String!) { verifyCode(card: $card, code: $code) { __typename ... on CodeWrong { triesLeft } } }'

describe('signing in', () => {
  it('answers the same whether the card exists or not, and refuses what is no card', async () => {
    const known = await world.nobody.data(REQUEST, { card: world.people.cards.get('U-TEA:9') })
    const unknown = await world.nobody.data(REQUEST, { card: 'TS-999999' })
    expect(known).toEqual(unknown)
    const wrong = await world.nobody.data(REQUEST, { card: 'hello!' })
    expect(wrong['requestCode']).toMatchObject({ field: 'card', rule: 'CARD_SHAPE' })
  })

  it('allows five tries of a code, also in parallel', async () => {
    const card = world.people.cards.get('U-TEA:10') ?? ''
    await world.nobody.data(REQUEST, { card })
    const tries = await Promise.all(
      Array.from(
        { length: 12 },
        async () => await world.nobody.data(VERIFY, { card, code: '000000' }),
      ),
    )
    const kinds = tries.map(({ verifyCode }) => verifyCode.__typename)
    expect(kinds.filter((kind) => kind === 'CodeWrong').length).toBeLessThanOrEqual(5)
    expect(kinds.filter((kind) => kind === 'TooManyTries').length).toBeGreaterThanOrEqual(7)
  })

  it('sets an HttpOnly strict cookie that no answer shows, and ends with signing out', async () => {
    const chair = await world.as('U-TEA:0')
    const pool = new Pool(world.url)
    const other = askerAt(pool, '/graphql', chair.cookie)
    expect(
      (await other.data('{ me { member { name { full } } } }'))['me'].member.name.full,
    ).toContain('Lò')
    const out = await other.ask('mutation { signOut { done } }')
    expect(JSON.stringify(out.headers['set-cookie'])).toMatch(/HttpOnly/i)
    expect(JSON.stringify(out.headers['set-cookie'])).toMatch(/SameSite=Strict/i)
    await world.until(
      'the session to end',
      async () => {
        const answer = await other.ask('{ me { member { id } } }')
        return answer.data?.['me'] === null || answer.errors.length > 0
      },
      70_000,
    )
    await pool.destroy()
  })
})

describe('scope', () => {
  it('counts the members of a whole subtree for those who may know, and for nobody else', async () => {
    const document = '{ organizations(first: 20) { edges { node { id memberCount } } } }'
    const counts = async (key: string) => {
      const { organizations } = await (await world.as(key)).data(document)
      const rows: { node: { id: string; memberCount: number | null } }[] = organizations.edges
      return Object.fromEntries(rows.map(({ node }) => [node.id, node.memberCount]))
    }
    expect(await counts('khanh')).toMatchObject({ P12: 95, 'UP-TANUYEN': 51, 'U-TEA': 24 })
    expect(await counts('phin')).toMatchObject({ P12: null, 'UP-TANUYEN': null, 'UP-PHONGTHO': 28 })
    expect(await counts('U-ROAD:3')).toMatchObject({ 'U-ROAD': null, 'UP-TANUYEN': null })
  })

  it('writes who read a profile and why before showing it, and shows contact data on no other path', async () => {
    const document =
      'query ($id: ID!, $purpose: String!) { member(id: $id, purpose: $purpose) { phone name { full } } }'
    const id = world.people.memberIds.get('U-SCHOOL:4')
    const phin = await world.as('phin')
    const short = await phin.ask(document, { id, purpose: 'x' })
    expect(short.errors[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'purpose' })
    expect(
      (await phin.data(document, { id, purpose: 'chuyển sinh hoạt' }))['member'].phone,
    ).toMatch(/^0900/)
    const officers =
      '{ organization(id: "U-TEA") { officers { post member { name { full } phone cardNo } } } }'
    const seen = (await (await world.as('U-ROAD:4')).data(officers))['organization'].officers[0]
    expect(seen).toMatchObject({ post: 'CHAIR', member: { phone: null, cardNo: null } })
  })

  it('lists the members of a unit by name for its officers, with one audit line that singles nobody out', async () => {
    const document = `query ($union: ID!, $after: String) { unitMembers(union: $union, first: 20, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } edges { node { id name { full } phone cardNo } } } }`
    const ask = async (key: string, union: string, after: string | null = null) =>
      (await (await world.as(key)).data(document, { union, after }))['unitMembers']
    const page = await ask('phin', 'U-SCHOOL')
    expect(page).toMatchObject({ totalCount: 16, pageInfo: { hasNextPage: false } })
    expect(page.edges[3].node).toMatchObject({ phone: null, cardNo: null })
    expect(await ask('phin', 'U-TEA')).toBeNull()
    expect(await ask('U-SCHOOL:4', 'U-SCHOOL')).toBeNull()
    expect(await ask('phin', 'U-NOWHERE')).toBeNull()
    const lines = await auditOf('U-SCHOOL')
    expect(lines).toMatchObject([{ subject: 'U-SCHOOL', fields: ['name'] }])
    expect(JSON.stringify(lines)).not.toContain(page.edges[3].node.id)
  })
})

async function auditOf(subject: string): Promise<unknown[]> {
  const { createConnection } = await import('mongoose')
  const connection = await createConnection(world.databases.uri('membership')).asPromise()
  const lines = await connection.collection('audit').find({ subject }).toArray()
  await connection.close()
  return lines
}
