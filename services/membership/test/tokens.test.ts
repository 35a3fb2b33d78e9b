import { readAccessToken, tokenPrincipal } from '@tinnhiem/kit/access-token'
import type { Claims } from '@tinnhiem/kit/test-gateway'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayAfter } from '../src/token/token.ts'
import { createWorld, people, type World } from './world.ts'

const FIELDS = 'id name scopes createdOn expiresOn lastUsedOn revokedOn'
const CREATE = `mutation ($input: CreateAccessTokenInput!) { createAccessToken(input: $input) { __typename
  ... on AccessTokenCreated { secret token { ${FIELDS} } }
  ... on InvalidInput { field rule message } ... on MoveRefused { rule message } } }`
const REVOKE = `mutation ($id: ID!) { revokeAccessToken(id: $id) { token { ${FIELDS} } } }`
const LIST = `{ accessTokens { ${FIELDS} } }`

let world: World
let serial = 0

beforeAll(async () => {
  world = await createWorld(55)
})
afterAll(async () => await world[Symbol.asyncDispose]())

async function create(who: Claims = people.khanh, input: object = {}) {
  const name = `máy tính ${(serial += 1)}`
  const { createAccessToken } = await world.data(who, CREATE, { input: { name, ...input } })
  return createAccessToken
}

/** A live token: what the script holds, and what the gateway may send of it. */
async function made(who?: Claims, input?: object) {
  const { secret, token } = await create(who, input)
  return { secret, token, asked: readAccessToken(secret) ?? { id: '', hash: '' } }
}

/** Frees places for the next tests. */
async function revokeAll() {
  for (const { sub } of Object.values(people))
    await world.stores.token.model.updateMany({ memberId: sub }, { revokedOn: '2020-01-01' })
}

/** Every document of every collection, as an administrator reads them. */
async function dump(): Promise<string> {
  const collections = (await world.connection.db?.listCollections().toArray()) ?? []
  const rows = await Promise.all(
    collections.map(({ name }) => world.connection.collection(name).find({}).toArray()),
  )
  return JSON.stringify(rows)
}

describe('a personal access token', () => {
  it('is shown once, has the form that scanners know, and lives 90 days unless said otherwise', async () => {
    const { secret, token } = await create()
    expect(secret).toMatch(/^tn_pat_[0-9A-Za-z]{15}_[0-9A-Za-z]{49}$/)
    expect(readAccessToken(secret)?.id).toBe(token.id)
    const { today } = world
    expect(token).toMatchObject({ createdOn: today, expiresOn: dayAfter(today, 90) })
    expect(token).toMatchObject({ scopes: ['AGGREGATES'], lastUsedOn: null, revokedOn: null })
    const { accessTokens } = await world.data(people.khanh, LIST)
    expect(accessTokens).toContainEqual(token)
    expect(JSON.stringify(accessTokens)).not.toContain(secret.split('_')[3])
  })

  it('is nowhere in the database', async () => {
    const { secret } = await made()
    const random = secret.split('_')[3]
    expect(await dump()).not.toContain(random)
    expect(await dump()).not.toContain(random.slice(0, 43))
    // the search would find it: a planted one is found
    await world.connection.collection('planted').insertOne({ note: `kept: ${secret}` })
    expect(await dump()).toContain(random)
    await world.connection.collection('planted').drop()
  })

  it('acts as itself with the one narrowed role, never as its person', async () => {
    const { asked, token } = await made()
    expect(await world.whoIs(asked)).toEqual({
      sub: `token:${token.id}`,
      tokenId: token.id,
      roles: [{ role: 'ANALYST', org: 'P12', path: '/P12' }],
      lang: 'vi',
      exp: Date.parse(`${dayAfter(token.expiresOn, 1)}T00:00:00+07:00`) / 1_000,
    })
  })

  it('is known only by all of its text, and only to the gateway', async () => {
    const [one, two] = [await made(), await made()]
    expect(await world.whoIs({ id: one.asked.id, hash: two.asked.hash })).toBeNull()
    expect(await world.whoIs({ id: 'unknown', hash: one.asked.hash })).toBeNull()
    expect(await world.whoIs({ id: one.asked.id, hash: '' })).toBeNull()
    const asSubgraph = world.gateway.identity({}, 'subgraph')
    expect((await world.post('/token-identity', asSubgraph, one.asked)).status).toBe(401)
    expect((await world.post('/token-identity', '', one.asked)).status).toBe(401)
  })

  it('keeps the day of its last use and no time', async () => {
    const { asked, token } = await made()
    await world.whoIs(asked)
    await world.whoIs(asked)
    const stored = await world.stores.token.model.findById(token.id).lean()
    expect(stored?.lastUsedOn).toBe(world.today)
    expect(Object.values(stored ?? {}).filter((value) => value instanceof Date)).toEqual([
      stored?.forgetOn,
    ])
    // the day of forgetting is counted from the last day, and begins at midnight in Vietnam
    expect(stored?.forgetOn.toISOString()).toMatch(/T17:00:00\.000Z$/)
  })

  it('ends with its last day', async () => {
    const { asked, token } = await made()
    const { today } = world
    const ends = (expiresOn: string) =>
      world.stores.token.model.updateOne({ _id: token.id }, { expiresOn })
    await ends(today)
    expect(await world.whoIs(asked)).not.toBeNull()
    await ends(dayAfter(today, -1))
    expect(await world.whoIs(asked)).toBeNull()
  })

  it('revoked asks nothing from then on, and only its owner revokes it', async () => {
    const { asked, token } = await made()
    expect(await world.code(people.other, REVOKE, { id: token.id })).toBe('NOT_FOUND')
    expect(await world.code(people.hac, REVOKE, { id: token.id })).toBe('NOT_ALLOWED')
    expect(await world.whoIs(asked)).not.toBeNull()
    const { revokeAccessToken } = await world.data(people.khanh, REVOKE, { id: token.id })
    expect(revokeAccessToken.token.revokedOn).toBe(world.today)
    expect(await world.whoIs(asked)).toBeNull()
    // again: the same answer, no second line
    await world.data(people.khanh, REVOKE, { id: token.id })
    const lines = await world.connection
      .collection('audit')
      .find({ subject: `token:${token.id}` })
      .toArray()
    expect(lines.map(({ actor, purpose }) => [actor, purpose])).toEqual([
      [people.khanh.sub, 'CREATE_TOKEN'],
      [people.khanh.sub, 'REVOKE_TOKEN'],
    ])
  })

  it('ends with the role of its person, and with the person', async () => {
    const { asked } = await made(people.other)
    const role = world.connection.collection('roles')
    await role.updateOne({ memberId: people.other.sub }, { $set: { to: '2020-01-01' } })
    expect(await world.whoIs(asked)).toBeNull()
    await role.updateOne({ memberId: people.other.sub }, { $set: { to: null } })
    expect(await world.whoIs(asked)).not.toBeNull()
    const member = world.connection.collection<{ _id: string }>('members')
    await member.updateOne({ _id: people.other.sub }, { $set: { active: false } })
    expect(await world.whoIs(asked)).toBeNull()
    await member.updateOne({ _id: people.other.sub }, { $set: { active: true } })
  })

  it('is made by analysts in person, never by a token', async () => {
    const { token } = await made()
    const asToken = { sub: tokenPrincipal(token.id), roles: people.khanh.roles }
    for (const who of [people.hac, asToken]) {
      expect(await world.code(who, CREATE, { input: { name: 'x' } })).toBe('NOT_ALLOWED')
      expect(await world.code(who, LIST)).toBe('NOT_ALLOWED')
      expect(await world.code(who, REVOKE, { id: token.id })).toBe('NOT_ALLOWED')
    }
    expect(await world.code({}, LIST)).toBe('NOT_SIGNED_IN')
  })

  it('has a name one can tell it by, days within a year, and a scope', async () => {
    await revokeAll()
    const rule = async (input: object) => (await create(people.khanh, input)).rule
    expect(await rule({ name: ' ' })).toBe('TOKEN_NAME')
    expect(await rule({ name: 'a'.repeat(61) })).toBe('TOKEN_NAME')
    expect(await rule({ name: 'a\nb' })).toBe('TOKEN_NAME')
    for (const days of [0, 366, -1]) expect(await rule({ days })).toBe('TOKEN_DAYS')
    expect(await rule({ scopes: [] })).toBe('TOKEN_SCOPES')
    expect(await rule({ name: 'R ở cơ quan' })).toBeUndefined()
    expect(await rule({ name: '  r ở CƠ quan ' })).toBe('TOKEN_NAME_TAKEN')
  })

  it('is one of ten at most, also when twenty are asked for at once', async () => {
    await revokeAll()
    const all = await Promise.all(Array.from({ length: 20 }, async () => await create()))
    expect(all.filter(({ secret }) => secret)).toHaveLength(10)
    expect(all.filter(({ rule }) => rule === 'TOKENS_FULL')).toHaveLength(10)
    // a dead one frees its place and its name
    const { token } = all.find(({ secret }) => secret)
    await world.data(people.khanh, REVOKE, { id: token.id })
    expect((await create(people.khanh, { name: token.name })).secret).toBeDefined()
  })
})
